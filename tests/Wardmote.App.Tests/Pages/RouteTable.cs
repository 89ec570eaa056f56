using System.Net;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wardmote.Rights;
using Wardmote.Training;

namespace Wardmote.App.Tests.Pages;

/// <summary>One way to look at a page.</summary>
/// <param name="Where">Its address, once there are cases.</param>
/// <param name="Status">What it answers.</param>
/// <param name="Errors">Whether it says that something in its address is wrong.</param>
public sealed record Look(
    Who Who,
    Func<Cases, string> Where,
    HttpStatusCode Status = HttpStatusCode.OK,
    bool Errors = false
);

/// <summary>
/// Every page of the application, and how to look at it: with something on it, and with nothing. A page without a line
/// here fails a test.
/// </summary>
public static class RouteTable
{
    private static readonly Dictionary<string, Look[]> Pages = new(StringComparer.Ordinal)
    {
        [""] = [new(Who.Nobody, _ => "/")],
        ["accessibility"] = [new(Who.Nobody, _ => "/accessibility")],
        ["deadlines"] =
        [
            new(Who.Nobody, _ => "/deadlines"),
            new(Who.Nobody, _ => "/deadlines?Kind=Access"),
            new(Who.Nobody, _ => "/deadlines?Kind=Breach"),
            new(
                Who.Nobody,
                _ =>
                    "/deadlines?Kind=Access&Received=2026-04-10&IdentityRequested=2026-04-11&IdentityReceived=2026-04-13"
                    + "&Clarifications[0].Asked=2026-04-14&Clarifications[0].Answered=2026-04-21"
            ),
            new(
                Who.Nobody,
                _ =>
                    "/deadlines?Kind=Breach&Aware.On=2026-10-24&Aware.At=12:00&Suspected.On=2026-10-23&Suspected.At=9:00"
            ),
            new(Who.Nobody, _ => "/deadlines?Kind=Complaint&Received=2026-06-19&Nation=Scotland"),
            new(
                Who.Nobody,
                _ => "/deadlines?Kind=Access&Received.Day=30&Received.Month=2&Received.Year=2026",
                Errors: true
            ),
        ],
        ["help"] = [new(Who.Nobody, _ => "/help"), new(Who.Secretary, _ => "/help")],
        ["privacy/{unit}"] = [new(Who.Nobody, _ => "/privacy/C001")],
        ["problem/{code:int}"] =
        [
            new(Who.Nobody, _ => "/problem/404", HttpStatusCode.NotFound),
            new(Who.Secretary, _ => "/problem/500", HttpStatusCode.InternalServerError),
        ],
        ["ask/{unit}"] = [new(Who.Nobody, _ => "/ask/C001"), new(Who.Nobody, _ => "/ask/C001-N")],
        ["ask/{unit}/for"] = [new(Who.Nobody, _ => "/ask/C001/for")],
        ["ask/{unit}/wish"] = [new(Who.Nobody, _ => "/ask/C001/wish"), .. Asked("wish")],
        ["ask/{unit}/name"] = Asked("name"),
        ["ask/{unit}/email"] = Asked("email"),
        ["ask/{unit}/code"] = [new(Who.Asker, _ => "/ask/C001/code")],
        ["ask/{unit}/address"] = Asked("address"),
        ["ask/{unit}/authority"] = [new(Who.AskerForAnother, _ => "/ask/C001/authority")],
        ["ask/{unit}/what"] = Asked("what"),
        ["ask/{unit}/check"] = Asked("check"),
        ["ask/{unit}/sent"] = [new(Who.Nobody, _ => "/ask/C001/sent", HttpStatusCode.Found)],
        ["answer/{token}"] =
        [
            new(Who.Nobody, c => c.AnswerLink(Federation.Chair)),
            new(Who.Nobody, c => c.EndedAnswerLink, HttpStatusCode.NotFound),
        ],
        ["answer/{token}/search"] = [new(Who.Holder, c => $"{c.AnswerLink(Federation.BranchSecretary)}/search")],
        ["answer/{token}/thanks"] = [new(Who.Holder, c => $"{c.AnswerLink(Federation.BranchSecretary)}/thanks")],
        ["collect/{token}"] =
        [
            new(Who.Nobody, c => c.CollectLink),
            new(Who.Nobody, _ => "/collect/none", HttpStatusCode.NotFound),
        ],
        ["mine"] = [new(Who.Nobody, _ => "/mine")],
        ["mine/request"] =
        [
            new(Who.Owner, _ => "/mine/request"),
            new(Who.Nobody, _ => "/mine/request", HttpStatusCode.Found),
        ],
        ["outbox"] = [new(Who.Nobody, _ => "/outbox")],
        ["letters"] =
        [
            new(Who.Secretary, _ => "/letters"),
            new(Who.Secretary, _ => "/letters?state=to-post"),
            new(Who.Stranger, _ => "/letters"),
        ],
        ["letters/{id:guid}"] =
        [
            new(Who.Secretary, c => $"/letters/{c.Letters.Mailed}"),
            new(Who.Secretary, c => $"/letters/{c.Letters.Printed}"),
        ],
        ["letters/wordings"] =
        [
            new(Who.Secretary, _ => "/letters/wordings"),
            new(Who.Secretary, _ => "/letters/wordings?unit=none", HttpStatusCode.NotFound),
            new(Who.Stranger, _ => "/letters/wordings"),
        ],
        ["letters/wordings/{template}"] =
        [
            new(Who.Secretary, _ => "/letters/wordings/holder-asked?unit=C001"),
            new(Who.Stranger, _ => "/letters/wordings/holder-asked?unit=C001", HttpStatusCode.NotFound),
        ],
        ["letters/wordings/{template}/standard"] =
        [
            new(Who.Secretary, _ => "/letters/wordings/holder-asked/standard?unit=C001"),
            new(Who.Stranger, _ => "/letters/wordings/holder-asked/standard?unit=C001", HttpStatusCode.NotFound),
        ],
        ["signin"] = [new(Who.Nobody, _ => "/signin")],
        ["signin/code"] = [new(Who.Halfway, _ => "/signin/code")],
        ["signin/forgotten"] =
        [
            new(Who.Nobody, _ => "/signin/forgotten"),
            new(Who.Nobody, _ => "/signin/forgotten?sent=true"),
        ],
        ["signin/new-password/{token}"] =
        [
            new(Who.Nobody, c => $"/signin/new-password/{c.PasswordLink}"),
            new(Who.Nobody, _ => "/signin/new-password/none"),
        ],
        ["signin/provider"] = [new(Who.Nobody, _ => "/signin/provider")],
        ["signin/lost"] = [new(Who.Halfway, _ => "/signin/lost"), new(Who.Halfway, _ => "/signin/lost?sent=true")],
        ["signin/link/{token}"] =
        [
            new(Who.Nobody, c => $"/signin/link/{c.SignInLink}"),
            new(Who.Nobody, _ => "/signin/link/none"),
        ],
        ["sign-out"] = [new(Who.Secretary, _ => "/sign-out")],
        ["welcome/{token}"] = [new(Who.Nobody, c => $"/welcome/{c.Invitation}"), new(Who.Nobody, _ => "/welcome/none")],
        ["welcome/authenticator"] =
        [
            new(Who.Enrolling, _ => "/welcome/authenticator"),
            new(Who.Nobody, _ => "/welcome/authenticator"),
        ],
        ["account"] = [new(Who.Secretary, _ => "/account")],
        ["account/codes"] = [new(Who.Secretary, _ => "/account/codes")],
        ["account/codes/made"] = [new(Who.Secretary, _ => "/account/codes/made", HttpStatusCode.Found)],
        ["account/authenticator"] = [new(Who.Secretary, _ => "/account/authenticator")],
        ["signin/again"] = [new(Who.Secretary, _ => "/signin/again")],
        ["account/calendar"] =
        [
            new(Who.Secretary, _ => "/account/calendar"),
            new(Who.Stranger, _ => "/account/calendar"),
        ],
        ["account/passkeys"] = [new(Who.Secretary, _ => "/account/passkeys")],
        ["account/password"] = [new(Who.Secretary, _ => "/account/password")],
        ["account/provider"] = [new(Who.Secretary, _ => "/account/provider")],
        ["organisation"] = [new(Who.Secretary, _ => "/organisation")],
        ["organisation/recoveries"] =
        [
            new(Who.Secretary, _ => "/organisation/recoveries"),
            new(Who.Stranger, _ => "/organisation/recoveries"),
        ],
        ["organisation/recoveries/{id:guid}"] =
        [
            new(Who.Secretary, c => $"/organisation/recoveries/{c.Recovery}"),
            new(Who.Stranger, c => $"/organisation/recoveries/{c.Recovery}", HttpStatusCode.NotFound),
        ],
        ["organisation/{code}"] =
        [
            new(Who.Secretary, _ => "/organisation/C001"),
            new(Who.Secretary, _ => "/organisation/none", HttpStatusCode.NotFound),
        ],
        ["organisation/{code}/offices/{office}"] =
        [
            new(Who.Secretary, _ => "/organisation/C001/offices/secretary"),
            new(Who.Secretary, _ => "/organisation/C001/offices/none", HttpStatusCode.NotFound),
        ],
        ["organisation/{code}/duties"] =
        [
            new(Who.Secretary, _ => "/organisation/C001/duties"),
            new(Who.Secretary, _ => "/organisation/C001-N/duties"),
            new(Who.Secretary, _ => "/organisation/none/duties", HttpStatusCode.NotFound),
        ],
        ["organisation/{code}/duties/{duty}"] =
        [
            new(Who.Secretary, _ => "/organisation/C001/duties/HandleRights"),
            new(Who.Secretary, _ => "/organisation/C001/duties/3", HttpStatusCode.NotFound),
        ],
        ["organisation/{code}/tasks"] =
        [
            new(Who.Secretary, _ => "/organisation/C001/tasks"),
            new(Who.Secretary, _ => "/organisation/none/tasks", HttpStatusCode.NotFound),
        ],
        ["organisation/{code}/handover/{id:guid}"] =
        [
            new(Who.Secretary, c => $"/organisation/C001/handover/{c.Offices.Chair}"),
            new(Who.Secretary, c => $"/organisation/C001-N/handover/{c.Offices.BranchSecretary}"),
            new(Who.Secretary, c => $"/organisation/C001-N/handover/{c.Offices.Chair}", HttpStatusCode.NotFound),
        ],
        ["organisation/holidays"] =
        [
            new(Who.National, _ => "/organisation/holidays"),
            new(Who.National, _ => "/organisation/holidays?year=2030&nation=Scotland"),
            new(Who.Stranger, _ => "/organisation/holidays"),
        ],
        ["organisation/holidays/new"] =
        [
            new(Who.National, _ => "/organisation/holidays/new"),
            new(Who.Secretary, _ => "/organisation/holidays/new", HttpStatusCode.NotFound),
        ],
        ["organisation/holidays/{id:guid}"] =
        [
            new(Who.National, c => $"/organisation/holidays/{c.Holidays.Standing}"),
            new(Who.National, c => $"/organisation/holidays/{c.Holidays.Removed}"),
            new(Who.Secretary, c => $"/organisation/holidays/{c.Holidays.Standing}"),
            new(Who.National, _ => $"/organisation/holidays/{Guid.Empty}", HttpStatusCode.NotFound),
        ],
        ["organisation/imports"] = [new(Who.Secretary, _ => "/organisation/imports")],
        ["organisation/imports/{id:guid}"] =
        [
            new(Who.Secretary, c => $"/organisation/imports/{c.Lists.BroughtIn}"),
            new(Who.Secretary, c => $"/organisation/imports/{c.Lists.Waiting}"),
            new(Who.Secretary, _ => $"/organisation/imports/{Guid.Empty}", HttpStatusCode.NotFound),
        ],
        ["conduct"] = [new(Who.Nobody, _ => "/conduct")],
        ["protection"] = [new(Who.Secretary, _ => "/protection"), new(Who.Stranger, _ => "/protection")],
        ["protection/units/{code}"] =
        [
            new(Who.Secretary, _ => "/protection/units/C001"),
            new(Who.Secretary, _ => "/protection/units/C001-N"),
            new(Who.National, _ => "/protection/units/UK"),
            new(Who.Stranger, _ => "/protection/units/C002"),
            new(Who.Stranger, _ => "/protection/units/C001", HttpStatusCode.NotFound),
        ],
        ["protection/units/{code}/advice"] = OfProtection("advice"),
        ["protection/units/{code}/advice/new"] = OfProtection("advice/new"),
        ["protection/units/{code}/advice/{id:guid}"] =
        [
            new(Who.Secretary, c => $"/protection/units/C001/advice/{c.Protection.Advice}"),
            new(Who.Secretary, c => $"/protection/units/C001/advice/{c.Protection.Decided}"),
            new(Who.Secretary, c => $"/protection/units/C001/advice/{c.Protection.Letter}", HttpStatusCode.NotFound),
            new(Who.Stranger, c => $"/protection/units/C002/advice/{c.Protection.Advice}", HttpStatusCode.NotFound),
        ],
        ["protection/units/{code}/awareness"] = OfProtection("awareness"),
        ["protection/units/{code}/contact"] = OfProtection("contact"),
        ["protection/units/{code}/contacts"] = OfProtection("contacts"),
        ["protection/units/{code}/declaration"] = OfProtection("declaration"),
        ["protection/units/{code}/offices/{office}"] =
        [
            .. OfProtection("offices/data%20controller%27s%20officer"),
            .. OfProtection("offices/data-protection%20officer"),
            new(Who.Secretary, _ => "/protection/units/C001/offices/secretary", HttpStatusCode.NotFound),
        ],
        ["protection/units/{code}/regulator"] = OfProtection("regulator"),
        ["protection/units/{code}/regulator/new"] = OfProtection("regulator/new"),
        ["protection/units/{code}/regulator/{id:guid}"] =
        [
            new(Who.Secretary, c => $"/protection/units/C001/regulator/{c.Protection.Letter}"),
            new(Who.Secretary, c => $"/protection/units/C001/regulator/{c.Protection.Answered}"),
            new(Who.Stranger, c => $"/protection/units/C002/regulator/{c.Protection.Letter}", HttpStatusCode.NotFound),
        ],
        ["protection/units/{code}/report"] =
        [
            .. OfProtection("report"),
            new(
                Who.Secretary,
                _ =>
                    "/protection/units/C001/report?From.Day=31&From.Month=2&From.Year=2026&Until.Day=1&Until.Month=1&Until.Year=2026",
                Errors: true
            ),
        ],
        ["protection/units/{code}/roles/{role}"] =
        [
            .. OfProtection("roles/champion"),
            new(Who.Secretary, _ => "/protection/units/C001-N/roles/lead"),
            new(Who.Secretary, _ => "/protection/units/C001/roles/none", HttpStatusCode.NotFound),
        ],
        ["consent"] = [new(Who.Secretary, _ => "/consent"), new(Who.Stranger, _ => "/consent")],
        ["consent/units/{code}"] =
        [
            new(Who.Secretary, _ => "/consent/units/C001"),
            new(Who.Secretary, _ => "/consent/units/C001-S"),
            new(Who.Stranger, _ => "/consent/units/C001", HttpStatusCode.NotFound),
        ],
        ["consent/units/{code}/new"] =
        [
            new(Who.Secretary, _ => "/consent/units/C001/new?member=A1"),
            new(Who.Secretary, _ => "/consent/units/C001-S/new"),
            new(Who.Stranger, _ => "/consent/units/C001/new", HttpStatusCode.NotFound),
        ],
        ["consent/units/{code}/wording/{id:guid?}"] =
        [
            new(Who.Secretary, _ => "/consent/units/C001/wording"),
            new(Who.Secretary, c => $"/consent/units/C001/wording/{c.Consents.Purpose}"),
            new(Who.Stranger, c => $"/consent/units/C002/wording/{c.Consents.Purpose}", HttpStatusCode.NotFound),
        ],
        ["consent/units/{code}/purposes/{id:guid}"] =
        [
            new(Who.Secretary, c => $"/consent/units/C001/purposes/{c.Consents.Purpose}"),
            new(Who.Stranger, c => $"/consent/units/C002/purposes/{c.Consents.Purpose}", HttpStatusCode.NotFound),
        ],
        ["consent/units/{code}/records/{id:guid}"] =
        [
            new(Who.Secretary, c => $"/consent/units/C001/records/{c.Consents.Given}"),
            new(Who.Secretary, c => $"/consent/units/C001/records/{c.Consents.TakenBack}"),
            new(Who.Stranger, c => $"/consent/units/C002/records/{c.Consents.Given}", HttpStatusCode.NotFound),
        ],
        ["permits"] = [new(Who.Secretary, _ => "/permits"), new(Who.Stranger, _ => "/permits")],
        ["permits/units/{code}"] =
        [
            new(Who.Secretary, _ => "/permits/units/C001"),
            new(Who.Secretary, _ => "/permits/units/C001-S"),
            new(Who.Stranger, _ => "/permits/units/C001", HttpStatusCode.NotFound),
        ],
        ["permits/units/{code}/new"] =
        [
            new(Who.Secretary, _ => "/permits/units/C001/new"),
            new(Who.Stranger, _ => "/permits/units/C001/new", HttpStatusCode.NotFound),
        ],
        ["permits/units/{code}/{id:guid}"] =
        [
            new(Who.Secretary, c => $"/permits/units/C001/{c.Permits.Overdue}"),
            new(Who.Secretary, c => $"/permits/units/C001/{c.Permits.Ended}"),
            new(Who.Stranger, c => $"/permits/units/C002/{c.Permits.Ended}", HttpStatusCode.NotFound),
        ],
        ["notices"] = [new(Who.Secretary, _ => "/notices"), new(Who.Stranger, _ => "/notices")],
        ["notices/units/{code}"] =
        [
            new(Who.Secretary, _ => "/notices/units/C001"),
            new(Who.Secretary, _ => "/notices/units/C001-S", HttpStatusCode.NotFound),
            new(Who.Stranger, _ => "/notices/units/C001", HttpStatusCode.NotFound),
        ],
        ["notices/units/{code}/choice"] =
        [
            new(Who.Secretary, _ => "/notices/units/C001/choice"),
            new(Who.Stranger, _ => "/notices/units/C001/choice", HttpStatusCode.NotFound),
        ],
        ["notices/units/{code}/export"] =
        [
            new(Who.Secretary, _ => "/notices/units/C001/export"),
            new(Who.Stranger, _ => "/notices/units/C001/export", HttpStatusCode.NotFound),
        ],
        ["registers"] = [new(Who.Secretary, _ => "/registers"), new(Who.Stranger, _ => "/registers")],
        ["registers/units/{code}"] =
        [
            new(Who.Secretary, _ => "/registers/units/C001"),
            new(Who.Secretary, _ => "/registers/units/C001?On=2020-01-01"),
            new(Who.Secretary, _ => "/registers/units/C001?On.Day=31&On.Month=2&On.Year=2026", Errors: true),
            new(Who.Secretary, _ => "/registers/units/C001-N"),
            new(Who.Stranger, _ => "/registers/units/C002"),
            new(Who.Stranger, _ => "/registers/units/C001", HttpStatusCode.NotFound),
        ],
        ["registers/units/{code}/entry/{id:guid?}"] =
        [
            new(Who.Secretary, _ => "/registers/units/C001/entry"),
            new(Who.Secretary, c => $"/registers/units/C001/entry/{c.Register.Asset}"),
            new(Who.Stranger, _ => "/registers/units/C001/entry", HttpStatusCode.NotFound),
            new(Who.Stranger, c => $"/registers/units/C002/entry/{c.Register.Asset}", HttpStatusCode.NotFound),
        ],
        ["registers/units/{code}/assets/{id:guid}"] =
        [
            new(Who.Secretary, c => $"/registers/units/C001/assets/{c.Register.Asset}"),
            new(Who.Stranger, c => $"/registers/units/C002/assets/{c.Register.Asset}", HttpStatusCode.NotFound),
        ],
        ["registers/units/{code}/assets/{assetId:guid}/task/{id:guid?}"] =
        [
            new(Who.Secretary, c => $"/registers/units/C001/assets/{c.Register.Asset}/task"),
            new(Who.Secretary, c => $"/registers/units/C001/assets/{c.Register.Asset}/task/{c.Register.Blocked}"),
            new(Who.Stranger, c => $"/registers/units/C002/assets/{c.Register.Asset}/task", HttpStatusCode.NotFound),
        ],
        ["registers/units/{code}/tasks/{id:guid}"] =
        [
            new(Who.Secretary, c => $"/registers/units/C001/tasks/{c.Register.Blocked}"),
            new(Who.Secretary, c => $"/registers/units/C001/tasks/{c.Register.Blocked}?version=1"),
            new(
                Who.Secretary,
                c => $"/registers/units/C001/tasks/{c.Register.Blocked}?version=9",
                HttpStatusCode.NotFound
            ),
            new(Who.Secretary, c => $"/registers/units/C001/tasks/{c.Register.Whole}"),
            new(Who.Stranger, c => $"/registers/units/C002/tasks/{c.Register.Whole}", HttpStatusCode.NotFound),
        ],
        ["training"] =
        [
            new(Who.Untrained, _ => "/training"),
            new(Who.Secretary, _ => "/training"),
            new(Who.Stranger, _ => "/training"),
        ],
        ["training/texts/{key}"] =
        [
            new(Who.Untrained, _ => "/training/texts/code-of-conduct"),
            new(Who.Untrained, _ => "/training/texts/none", HttpStatusCode.NotFound),
            new(Who.Secretary, _ => "/training/texts/account-rules"),
        ],
        ["training/course/{section}"] =
        [
            new(Who.Untrained, _ => "/training/course/rights"),
            new(Who.Untrained, _ => "/training/course/none", HttpStatusCode.NotFound),
            .. Course.Load().Sections.Select(s => new Look(Who.Secretary, _ => $"/training/course/{s.Key}")),
        ],
        ["training/course/test"] =
        [
            new(Who.Untrained, _ => "/training/course/test", HttpStatusCode.Found),
            new(Who.Secretary, _ => "/training/course/test"),
        ],
        ["training/course/tries/{number:int}"] =
        [
            new(Who.Secretary, _ => "/training/course/tries/1"),
            new(Who.Secretary, _ => "/training/course/tries/2"),
            new(Who.Untrained, _ => "/training/course/tries/1", HttpStatusCode.NotFound),
        ],
        ["training/certificates/{number}"] =
        [
            new(Who.Secretary, c => $"/training/certificates/{c.Certificates.Own}"),
            new(Who.Secretary, c => $"/training/certificates/{c.Certificates.TakenBack}"),
            new(Who.Secretary, c => $"/training/certificates/{c.Certificates.NextDoor}", HttpStatusCode.NotFound),
            new(Who.Untrained, c => $"/training/certificates/{c.Certificates.Own}", HttpStatusCode.NotFound),
        ],
        ["training/units/{code}"] =
        [
            new(Who.Secretary, _ => "/training/units/C001"),
            new(Who.Secretary, _ => "/training/units/C001?standing=Missing"),
            new(Who.Secretary, _ => "/training/units/C001-S?standing=Valid"),
            new(Who.Stranger, _ => "/training/units/C002"),
            new(Who.Stranger, _ => "/training/units/C001", HttpStatusCode.NotFound),
            new(Who.Untrained, _ => "/training/units/C001-S", HttpStatusCode.Found),
        ],
        ["training/units/{code}/record"] = OfTraining("record"),
        ["training/units/{code}/session"] = OfTraining("session"),
        ["training/units/{code}/term"] = OfTraining("term"),
        ["training/units/{code}/export"] = OfTraining("export"),
        ["training/sessions/{id:guid}"] =
        [
            new(Who.Secretary, c => $"/training/sessions/{c.Sessions.Coming}"),
            new(Who.Secretary, c => $"/training/sessions/{c.Sessions.Held}"),
            new(Who.Secretary, c => $"/training/sessions/{c.Sessions.CalledOff}"),
            new(Who.Stranger, c => $"/training/sessions/{c.Sessions.Held}", HttpStatusCode.NotFound),
        ],
        ["members"] = [new(Who.Secretary, _ => "/members"), new(Who.Stranger, _ => "/members")],
        ["members/{number}"] =
        [
            new(Who.Secretary, _ => "/members/A1"),
            new(Who.Secretary, _ => "/members/A3"),
            new(Who.Secretary, _ => "/members/A4"),
            new(Who.Secretary, _ => "/members/none", HttpStatusCode.NotFound),
        ],
        ["members/{number}/opinion"] =
        [
            new(Who.Secretary, _ => "/members/A3/opinion"),
            new(Who.Secretary, _ => "/members/A4/opinion"),
            new(Who.Secretary, _ => "/members/none/opinion", HttpStatusCode.NotFound),
        ],
        ["desk"] =
        [
            new(Who.Secretary, _ => "/desk"),
            new(Who.Stranger, _ => "/desk"),
            new(Who.Untrained, _ => "/desk", HttpStatusCode.Found),
        ],
        ["rights"] =
        [
            new(Who.Secretary, _ => "/rights"),
            new(Who.Secretary, _ => "/rights?show=closed"),
            new(Who.Secretary, _ => "/rights?show=late"),
            new(Who.Stranger, _ => "/rights"),
        ],
        ["rights/new"] = [new(Who.Secretary, _ => "/rights/new")],
        ["rights/{reference}"] =
        [
            Of(c => c.Received, ""),
            Of(c => c.Doubted, ""),
            Of(c => c.Searching, ""),
            Of(c => c.Reviewed, ""),
            Of(c => c.Packed, ""),
            Of(c => c.Released, ""),
            Of(c => c.Delivered, ""),
            Of(c => c.Closed, ""),
            Of(c => c.Forgetting, ""),
            Of(c => c.Correcting, ""),
            Of(c => c.Restricted, ""),
            Of(c => c.Explaining, ""),
        ],
        ["rights/restrictions"] =
        [
            new(Who.Secretary, _ => "/rights/restrictions"),
            new(Who.Stranger, _ => "/rights/restrictions"),
        ],
        ["rights/{reference}/restriction"] = [Of(c => c.Restricted, "/restriction"), Of(c => c.Closed, "/restriction")],
        ["rights/kept"] = [new(Who.Secretary, _ => "/rights/kept"), new(Who.Stranger, _ => "/rights/kept")],
        ["rights/{reference}/triage"] = [Of(c => c.Reviewed, "/triage"), Of(c => c.Closed, "/triage")],
        ["rights/{reference}/refusal"] = [Of(c => c.Reviewed, "/refusal"), Of(c => c.Received, "/refusal")],
        ["rights/{reference}/corrections"] =
        [
            Of(c => c.Correcting, "/corrections"),
            Of(c => c.Received, "/corrections"),
        ],
        ["rights/{reference}/carrying"] = [Of(c => c.Forgetting, "/carrying"), Of(c => c.Restricted, "/carrying")],
        ["rights/{reference}/reply"] = [Of(c => c.Restricted, "/reply"), Of(c => c.Forgetting, "/reply")],
        ["rights/{reference}/explanation"] =
        [
            Of(c => c.Explaining, "/explanation"),
            Of(c => c.Received, "/explanation"),
        ],
        ["rights/{reference}/items/{id:guid}/ruling"] =
        [
            Found(c => c.Forgetting, i => i.NeedsRuling, "/ruling"),
            Found(c => c.Forgetting, i => i.Ruling is { Granted: false }, "/ruling"),
            new(
                Who.Secretary,
                c => $"/rights/{c.Reviewed.Reference}/items/{c.Reviewed.Items[0].Id}/ruling",
                HttpStatusCode.NotFound
            ),
        ],
        ["rights/{reference}/items/{id:guid}/review"] =
        [
            Found(c => c.Forgetting, i => i.Ruling is { Granted: false }, "/review"),
            Found(c => c.Forgetting, i => i.NeedsRuling, "/review"),
        ],
        ["rights/{reference}/identity"] =
        [
            Of(c => c.Received, "/identity"),
            Of(c => c.Doubted, "/identity"),
            Of(c => c.Packed, "/identity"),
        ],
        ["rights/{reference}/person"] = [Of(c => c.Received, "/person"), Of(c => c.Doubted, "/person")],
        ["rights/{reference}/search"] = [Of(c => c.Received, "/search"), Of(c => c.Searching, "/search")],
        ["rights/{reference}/extension"] =
        [
            Of(c => c.Received, "/extension"),
            Of(c => c.Doubted, "/extension"),
            Of(c => c.Closed, "/extension"),
        ],
        ["rights/{reference}/fee"] =
        [
            Of(c => c.Received, "/fee"),
            Of(c => c.Searching, "/fee"),
            Of(c => c.Closed, "/fee"),
        ],
        ["rights/{reference}/question"] = [Of(c => c.Received, "/question"), Of(c => c.Closed, "/question")],
        ["rights/{reference}/slack"] = [Of(c => c.Received, "/slack"), Of(c => c.Doubted, "/slack")],
        ["rights/{reference}/holders"] =
        [
            Of(c => c.Received, "/holders"),
            Of(c => c.Searching, "/holders"),
            Of(c => c.Closed, "/holders"),
        ],
        ["rights/{reference}/holders/new"] = [Of(c => c.Received, "/holders/new")],
        ["rights/{reference}/holders/{id:guid}"] =
        [
            Holding(c => c.Searching, Federation.Chair),
            Holding(c => c.Searching, Federation.BranchSecretary),
            Holding(c => c.Searching, Federation.GroupSecretary),
            Holding(c => c.Forgetting, Federation.Chair),
        ],
        ["rights/{reference}/items"] =
        [
            Of(c => c.Received, "/items"),
            Of(c => c.Reviewed, "/items"),
            Of(c => c.Forgetting, "/items"),
            Of(c => c.Closed, "/items"),
        ],
        ["rights/{reference}/items/{id:guid}"] =
        [
            Found(c => c.Reviewed, i => i.NeedsDecision),
            Found(c => c.Reviewed, i => i.RecordKey is not null && !i.NeedsDecision),
            Found(c => c.Reviewed, i => i.RecordKey is null && i.Withholding is null),
            Found(c => c.Reviewed, i => i.Withholding is not null),
            Found(c => c.Packed, i => i.NotTheirsAt is not null),
        ],
        ["rights/{reference}/schedule"] = [Of(c => c.Received, "/schedule"), Of(c => c.Reviewed, "/schedule")],
        ["rights/{reference}/pack"] =
        [
            Of(c => c.Reviewed, "/pack"),
            Of(c => c.Packed, "/pack"),
            Of(c => c.Released, "/pack"),
            Of(c => c.Sealed, "/pack"),
            Of(c => c.Delivered, "/pack"),
            Of(c => c.Closed, "/pack"),
        ],
        ["rights/{reference}/closure"] =
        [
            Of(c => c.Received, "/closure"),
            Of(c => c.Delivered, "/closure"),
            Of(c => c.Closed, "/closure"),
        ],
    };

    /// <summary>The patterns of all pages that are served, as they stand after @page, without the first slash.</summary>
    public static IReadOnlyList<string> Routes(IServiceProvider services) =>
        [
            .. services
                .GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
                .Select(e => e.RoutePattern.RawText ?? "")
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The patterns this table has.</summary>
    public static IReadOnlyCollection<string> Known => Pages.Keys;

    /// <summary>Every way to look at every page.</summary>
    public static IEnumerable<(string Route, Look Look)> Looks() =>
        Pages.SelectMany(page => page.Value.Select(look => (page.Key, look)));

    /// <summary>Every way to look at one page.</summary>
    public static IReadOnlyList<Look> LooksAt(string route) => Pages[route];

    private static Look[] OfTraining(string page) =>
        [
            new(Who.Secretary, _ => $"/training/units/C001/{page}"),
            new(Who.Stranger, _ => $"/training/units/C001/{page}", HttpStatusCode.NotFound),
        ];

    private static Look[] OfProtection(string page) =>
        [
            new(Who.Secretary, _ => $"/protection/units/C001/{page}"),
            new(Who.Stranger, _ => $"/protection/units/C002/{page}"),
            new(Who.Stranger, _ => $"/protection/units/C001/{page}", HttpStatusCode.NotFound),
        ];

    private static Look[] Asked(string question) =>
        [new(Who.Asker, _ => $"/ask/C001/{question}"), new(Who.AskerForAnother, _ => $"/ask/C001/{question}")];

    private static Look Of(Func<Cases, Request> request, string page) =>
        new(Who.Secretary, c => $"/rights/{request(c).Reference}{page}");

    private static Look Holding(Func<Cases, Request> request, string email) =>
        new(
            Who.Secretary,
            c => $"/rights/{request(c).Reference}/holders/{request(c).Holders.First(h => h.Email == email).Id}"
        );

    private static Look Found(Func<Cases, Request> request, Func<Item, bool> which, string page = "") =>
        new(Who.Secretary, c => $"/rights/{request(c).Reference}/items/{request(c).Items.First(which).Id}{page}");
}
