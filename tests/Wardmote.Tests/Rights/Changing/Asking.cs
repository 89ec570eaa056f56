using Microsoft.EntityFrameworkCore;
using Wardmote.Clocks;
using Wardmote.Rights;
using Wardmote.Rights.Changing;

namespace Wardmote.Tests.Rights.Changing;

/// <summary>A request for a change, worked by Northbury's secretary.</summary>
internal static class Asking
{
    /// <summary>Sam asks by e-mail.</summary>
    public static Task<Request> AsksAsync(
        this Northbury northbury,
        string wish,
        string? scope = null,
        Channel channel = Channel.Email
    ) =>
        northbury.UseAsync<RecordRequest, Request>(r =>
            r.RunAsync(
                northbury.Secretary,
                new NewRequest(
                    northbury.Constituency.Id,
                    channel,
                    northbury.House.Clock.Today(),
                    new Subject { Name = "Sam Patel", Email = "sam.patel@example.org" },
                    Scope: scope,
                    WishKey: wish
                ),
                default
            )
        );

    /// <summary>The secretary knows that it is Sam, member A1.</summary>
    public static async Task KnowAsync(this Northbury northbury, Request request)
    {
        await northbury.UseAsync<VerifyIdentity>(v =>
            v.RunAsync(northbury.Secretary, request.Id, IdentityMethod.KnownToOfficer, null, "Known for years", default)
        );
        await northbury.UseAsync<DecidePerson>(d =>
            d.RunAsync(northbury.Secretary, request.Id, northbury.Sam.Id, "Same address", default)
        );
    }

    public static Task SearchAsync(this Northbury northbury, Request request) =>
        northbury.UseAsync<StartSearch>(s => s.RunAsync(northbury.Secretary, request.Id, default));

    /// <summary>Everybody who was asked says the same.</summary>
    public static async Task AllSayAsync(this Northbury northbury, Request request, Outcome outcome)
    {
        foreach (var holder in (await northbury.ReadAsync(request.Id)).Holders.Where(h => !h.IsSettled))
            await northbury.SaysAsync(holder, outcome);
    }

    public static Task SaysAsync(this Northbury northbury, Holder holder, Outcome outcome, string? text = null) =>
        northbury.UseAsync<AnswerSearch>(a =>
            a.RunAsync(holder.Id, new(outcome, "E-mail, phone, papers", Text: text), default)
        );

    /// <summary>Namesakes are put aside; the rest is to be done.</summary>
    public static async Task GrantAllAsync(this Northbury northbury, Request request)
    {
        foreach (var item in (await northbury.ReadAsync(request.Id)).Items.Where(i => i.NeedsDecision))
            await northbury.UseAsync<DecideItem>(d =>
                d.RunAsync(northbury.Secretary, request.Id, item.Id, theirs: false, "Another address", default)
            );
        if ((await northbury.ReadAsync(request.Id)).Items.Exists(i => i.NeedsRuling))
            await northbury.UseAsync<GrantRest>(g => g.RunAsync(northbury.Secretary, request.Id, default));
    }

    public static async Task CarryOutAsync(this Northbury northbury, Request request)
    {
        await northbury.UseAsync<StartCarryingOut>(s => s.RunAsync(northbury.Secretary, request.Id, default));
        await northbury.RunToEndAsync();
    }

    public static async Task RunToEndAsync(this Northbury northbury)
    {
        while (await northbury.UseAsync<CarryOutNext, Guid?>(c => c.RunAsync(default)) is not null) { }
    }

    public static Task ReplyAsync(this Northbury northbury, Request request, string? recipients = null) =>
        northbury.UseAsync<SendReply>(s => s.RunAsync(northbury.Secretary, request.Id, recipients, default));

    /// <summary>The text of the last letter of that kind.</summary>
    public static Task<string> LetterAsync(this Northbury northbury, Request request, string template) =>
        northbury.House.ReadAsync(db =>
            db.Set<Wardmote.Correspondence.Letter>()
                .Where(l => l.CaseId == request.Id && l.Template == template)
                .OrderByDescending(l => l.Id)
                .Select(l => l.Text)
                .FirstAsync()
        );
}
