using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Cli;

/// <summary>The verbs of the room Rights: a request from arrival to closure, by the same use cases as the pages.</summary>
internal static class RightsVerbs
{
    public static Command Make()
    {
        var rights = new Command("rights", "Answer people who use their rights over what is held about them")
        {
            Record(),
            List(),
            Show(),
            Match(),
            Identity(),
            Extend(),
            Question(),
            ChargeFee(),
            Ask(),
            Answer(),
            Escalate(),
            Decide(),
            Withhold(),
            Collect(),
            PackVerbs.Pack(Reference),
            PackVerbs.Deliver(Reference),
            Close(),
        };
        foreach (var verb in ChangeVerbs.Make(Reference, ItemNumber))
            rights.Add(verb);
        return rights;
    }

    private static readonly Argument<string> Reference = new("reference") { Description = "Such as R-2026-0014" };

    private static Command Record()
    {
        var unit = new Option<string>("--unit") { Description = "Code of the unit that was asked", Required = true };
        var name = new Option<string>("--name") { Description = "The person it is about", Required = true };
        var email = new Option<string?>("--email") { Description = "Their e-mail address" };
        var phone = new Option<string?>("--phone") { Description = "Their telephone number" };
        var address = new Option<string?>("--address") { Description = "Their postal address" };
        var also = new Option<string?>("--also") { Description = "Other names, a membership number" };
        var wish = new Option<string>("--wish")
        {
            Description = $"What they ask for: {string.Join(", ", Wish.All.Select(w => w.Key))}",
            DefaultValueFactory = _ => "access",
        };
        var scope = new Option<string?>("--scope") { Description = "What they ask for; else everything" };
        var channel = new Option<Channel>("--channel")
        {
            Description = "How it came: Email, Post, Phone, InPerson",
            DefaultValueFactory = _ => Channel.Email,
        };
        var received = new Option<string?>("--received") { Description = "The day it came, 2026-11-20; else today" };
        return new Command("record", "Write down a request")
        {
            unit,
            name,
            email,
            phone,
            address,
            also,
            scope,
            wish,
            channel,
            received,
        }.Does(async run =>
        {
            var code = run.Value(unit)!;
            var unitId = await run.UnitAsync(code);
            var asked = new NewRequest(
                unitId,
                run.Value(channel),
                run.Value(received) is { } day ? Verbs.Day(day, "after --received") : run.Get<IClock>().Today(),
                new Subject
                {
                    Name = run.Value(name)!,
                    Email = run.Value(email),
                    Phone = run.Value(phone),
                    PostalAddress = run.Value(address),
                    AlsoKnownAs = run.Value(also),
                },
                Scope: run.Value(scope),
                WishKey: run.Value(wish)!
            );
            var request = await run.Get<RecordRequest>().RunAsync(run.Actor, asked, run.Stop);
            run.Say($"{request.Reference}\n{request.Explanation}");
            run.Json(
                new
                {
                    request.Reference,
                    request.DueOn,
                    request.TargetOn,
                    request.Explanation,
                }
            );
        });
    }

    private static Command List()
    {
        var closed = new Option<bool>("--closed") { Description = "Closed ones too" };
        return new Command("list", "List requests, the next due first") { closed }.Does(async run =>
        {
            var all = run.Value(closed);
            var requests = await run.Get<Db>()
                .VisibleTo<Request>(run.Actor, Duty.HandleRights)
                .Include(r => r.Unit)
                .Where(r => all || r.Closure == null)
                .OrderBy(r => r.DueOn)
                .ToListAsync(run.Stop);
            if (requests.Count == 0)
                run.Say("There are no open requests. Record one with: wardmote rights record --help");
            else
                run.Table(
                    ["Reference", "Unit", "Person", "Due"],
                    requests.Select(r => new[] { r.Reference, r.Unit.Code, r.Subject.Name, Due(r) })
                );
            run.Json(
                requests.Select(r => new
                {
                    r.Reference,
                    Unit = r.Unit.Code,
                    Person = r.Subject.Name,
                    r.DueOn,
                    r.IsClosed,
                })
            );
        });
    }

    private static Command Show() =>
        new Command("show", "Show a request and everything that happened to it") { Reference }.Does(async run =>
        {
            var request = await run.RequestAsync(Reference);
            var entries = await run.Get<Db>()
                .Journal.Include(e => e.Particulars)
                .Where(e => e.AboutId == request.Id)
                .OrderBy(e => e.Id)
                .ToListAsync(run.Stop);
            run.Say($"{request.Reference}  {request.Subject.Name}  {request.Unit.Name}\n{request.Explanation}\n");
            run.Table(
                ["Officer", "Asked as", "Due", "Answer"],
                request.Holders.Select(h =>
                    new[] { h.Name, h.Capacities.ReplaceLineEndings("; "), h.DueOn.Full(), Said(h) }
                )
            );
            run.Table(
                ["Item", "Source", "Title", "State"],
                request.Items.OrderBy(i => i.Id).Select((i, n) => new[] { $"{n + 1}", i.Source, i.Title, State(i) })
            );
            run.Table(
                ["When", "What", "Who"],
                entries.Select(e =>
                    new[]
                    {
                        e.At.InZone(UkTime.Zone).LocalDateTime.Full(),
                        Journal.Read(e)?.Sentence,
                        Journal.Read(e)?.Author,
                    }
                )
            );
            run.Json(
                new
                {
                    request.Reference,
                    Unit = request.Unit.Code,
                    request.Subject,
                    request.DueOn,
                    request.TargetOn,
                    request.Explanation,
                    Holders = request.Holders.Select(h => new
                    {
                        h.Id,
                        h.Name,
                        h.Email,
                        h.DueOn,
                        Answer = h.Answer?.Outcome,
                        h.ExcusedAt,
                    }),
                    Items = request
                        .Items.OrderBy(i => i.Id)
                        .Select(i => new
                        {
                            i.Id,
                            i.Source,
                            i.Title,
                            State = State(i),
                        }),
                    Packs = request.Packs.Select(p => new
                    {
                        p.Id,
                        p.BuiltAt,
                        p.Items,
                        p.Withheld,
                        p.Release?.DeliveredAt,
                    }),
                    Happened = entries.Select(e => new
                    {
                        e.At,
                        e.Kind,
                        Journal.Read(e)?.Sentence,
                        Journal.Read(e)?.Reason,
                    }),
                    request.IsClosed,
                }
            );
        });

    private static Command Match()
    {
        var member = new Option<string>("--member") { Description = "Membership number", Required = true };
        var reason = new Option<string>("--reason") { Description = "How you know it is them", Required = true };
        return new Command("match", "Say which member a request is about") { Reference, member, reason }.Does(
            async run =>
            {
                var request = await run.RequestAsync(Reference);
                var number = run.Value(member)!;
                var found =
                    await run.Get<Db>()
                        .VisibleTo<Members.Member>(run.Actor, Duty.HandleRights)
                        .FirstOrDefaultAsync(m => m.Number == number, run.Stop)
                    ?? throw new Refused("No member you can see has that number.");
                await run.Get<DecidePerson>().RunAsync(run.Actor, request.Id, found.Id, run.Value(reason), run.Stop);
                run.Say("Matched. Run “wardmote rights ask” to ask their branch and groups as well.");
                run.Json(new { request.Reference, Member = number });
            }
        );
    }

    private static Command Identity()
    {
        var wanted = new Option<string?>("--ask") { Description = "Ask for proof: what would show it" };
        var method = new Option<IdentityMethod?>("--verified")
        {
            Description =
                "Say how it was checked: KnownToOfficer, DocumentsShown, CodeToKnownAddress, CallToKnownNumber",
        };
        var note = new Option<string?>("--note") { Description = "What was shown, or why you are in doubt" };
        var received = new Option<string?>("--received") { Description = "The day the proof came; else today" };
        return new Command("identity", "Ask for proof of identity, or say that it is checked")
        {
            Reference,
            wanted,
            method,
            note,
            received,
        }.Does(async run =>
        {
            var request = await run.RequestAsync(Reference);
            if (run.Value(method) is { } how)
            {
                var day = run.Value(received) is { } text ? Verbs.Day(text, "after --received") : (LocalDate?)null;
                await run.Get<VerifyIdentity>().RunAsync(run.Actor, request.Id, how, day, run.Value(note), run.Stop);
            }
            else
                await run.Get<AskForIdentity>()
                    .RunAsync(run.Actor, request.Id, run.Value(wanted), run.Value(note), run.Stop);
            await run.SayDatesAsync();
        });
    }

    private static Command Extend()
    {
        var ground = new Option<ExtensionGround>("--ground") { Description = "Complex or Numerous", Required = true };
        var because = new Option<string?>("--because") { Description = "Why, as the letter says it to the person" };
        return new Command("extend", "Take two more months to answer, and tell the person why")
        {
            Reference,
            ground,
            because,
        }.Does(async run =>
        {
            var request = await run.RequestAsync(Reference);
            await run.Get<ExtendRequest>()
                .RunAsync(run.Actor, request.Id, run.Value(ground), run.Value(because), run.Stop);
            await run.SayDatesAsync();
        });
    }

    private static Command Question()
    {
        var asks = new Option<string?>("--ask") { Description = "Ask the person what they are looking for" };
        var reason = new Option<string?>("--because") { Description = "Why it cannot be found without the answer" };
        var answer = new Option<string?>("--answer") { Description = "Write down what they said" };
        var on = new Option<string?>("--on") { Description = "The day the answer came; else today" };
        return new Command("question", "Ask the person what they are looking for, or write down the answer")
        {
            Reference,
            asks,
            reason,
            answer,
            on,
        }.Does(async run =>
        {
            var request = await run.RequestAsync(Reference);
            if (run.Value(answer) is { } said)
            {
                var day = run.Value(on) is { } text ? Verbs.Day(text, "after --on") : (LocalDate?)null;
                await run.Get<RecordReply>().RunAsync(run.Actor, request.Id, day, said, run.Stop);
            }
            else
                await run.Get<AskQuestion>()
                    .RunAsync(run.Actor, request.Id, run.Value(asks), run.Value(reason), run.Stop);
            await run.SayDatesAsync();
        });
    }

    private static Command ChargeFee()
    {
        var pounds = new Option<decimal?>("--charge")
        {
            Description = "Tell the person of a fee: pounds, such as 12.50",
        };
        var ground = new Option<FeeGround>("--ground")
        {
            Description = "Excessive, ManifestlyUnfounded or FurtherCopies",
        };
        var basis = new Option<string?>("--basis") { Description = "What it is made of, as the letter says it" };
        var because = new Option<string?>("--because") { Description = "Why, as the letter says it" };
        var paid = new Option<bool>("--paid") { Description = "It was paid" };
        var on = new Option<string?>("--on") { Description = "The day it was paid; else today" };
        var withdraw = new Option<string?>("--withdraw") { Description = "Take it back: why" };
        return new Command("fee", "Tell the person of a fee before any work is done, or what came of it")
        {
            Reference,
            pounds,
            ground,
            basis,
            because,
            paid,
            on,
            withdraw,
        }.Does(async run =>
        {
            var id = (await run.RequestAsync(Reference)).Id;
            if (run.Value(withdraw) is { } reason)
                await run.Get<WithdrawFee>().RunAsync(run.Actor, id, reason, run.Stop);
            else if (run.Value(paid))
            {
                var day = run.Value(on) is { } text ? Verbs.Day(text, "after --on") : (LocalDate?)null;
                await run.Get<RecordPayment>().RunAsync(run.Actor, id, day, run.Stop);
            }
            else
                await run.Get<QuoteFee>()
                    .RunAsync(
                        run.Actor,
                        id,
                        run.Value(ground),
                        run.Value(pounds),
                        run.Value(basis),
                        run.Value(because),
                        run.Stop
                    );
            await run.SayDatesAsync();
        });
    }

    private static async Task SayDatesAsync(this CliRun run)
    {
        var now = await run.RequestAsync(Reference);
        run.Say(now.Explanation);
        run.Json(
            new
            {
                now.Reference,
                now.DueOn,
                now.EarliestDueOn,
                now.Explanation,
            }
        );
    }

    private static Command Ask() =>
        new Command("ask", "Search every store of our own and ask every officer who may hold something")
        {
            Reference,
        }.Does(async run =>
        {
            var request = await run.RequestAsync(Reference);
            var (asked, found) = await run.Get<StartSearch>().RunAsync(run.Actor, request.Id, run.Stop);
            run.Say($"Asked {InWords(asked, "officer")}; found {InWords(found, "new record")}.");
            run.Json(
                new
                {
                    request.Reference,
                    asked,
                    found,
                }
            );
        });

    private static Command Answer()
    {
        var holder = new Option<string>("--holder") { Description = "The officer’s e-mail address", Required = true };
        var outcome = new Option<Outcome>("--outcome")
        {
            Description = "Found, Nothing, CannotYet or NoResponse; Done or DoneInPart where something is to be done",
            Required = true,
        };
        var searched = new Option<string?>("--searched") { Description = "Where they looked" };
        var because = new Option<string?>("--because") { Description = "Why not yet, or how it was heard" };
        var expected = new Option<string?>("--expected") { Description = "The day they expect to answer" };
        var text = new Option<string?>("--text") { Description = "What they hold, as text" };
        var files = new Option<string[]>("--file") { Description = "A file they gave; may be given again" };
        return new Command("answer", "Write down what an officer said about their search")
        {
            Reference,
            holder,
            outcome,
            searched,
            because,
            expected,
            text,
            files,
        }.Does(async run =>
        {
            var request = await run.RequestAsync(Reference);
            var email = Keys.Email(run.Value(holder));
            var asked =
                request.Holders.FirstOrDefault(h => Keys.Email(h.Email) == email)
                ?? throw new Refused("No officer with that address was asked. See them with: wardmote rights show");
            var given = new List<GivenFile>();
            try
            {
                foreach (var path in run.Value(files) ?? [])
                    given.Add(new(Path.GetFileName(path), "application/octet-stream", Open(run.PathTo(path))));
                var answer = new Answer(
                    run.Value(outcome),
                    run.Value(searched),
                    run.Value(because),
                    run.Value(expected) is { } day ? Verbs.Day(day, "after --expected") : null,
                    run.Value(text),
                    given
                );
                await run.Get<RecordAnswer>().RunAsync(run.Actor, request.Id, asked.Id, answer, run.Stop);
            }
            finally
            {
                given.ForEach(f => f.Content.Dispose());
            }
            run.Say($"Written down for {asked.Name}.");
            run.Json(
                new
                {
                    request.Reference,
                    Holder = asked.Name,
                    Outcome = run.Value(outcome),
                }
            );
        });
    }

    private static Command Escalate() =>
        new Command("escalate", "Remind officers whose day is near; pass on those whose day has gone").Does(async run =>
        {
            var (reminded, escalated) = await run.Get<ChaseHolders>().RunAsync(run.Stop);
            run.Say($"Reminded {InWords(reminded, "officer")}; passed {escalated} to the secretary.");
            run.Json(new { reminded, escalated });
        });

    private static readonly Option<int> ItemNumber = new("--item")
    {
        Description = "Its number in “wardmote rights show”",
        Required = true,
    };

    private static Command Decide()
    {
        var not = new Option<bool>("--not-theirs") { Description = "It is about someone else" };
        var reason = new Option<string>("--reason") { Description = "How you know", Required = true };
        return new Command("decide", "Say whether a record that may be the person’s is theirs")
        {
            Reference,
            ItemNumber,
            not,
            reason,
        }.Does(async run =>
        {
            var request = await run.RequestAsync(Reference);
            var item = run.Item(request);
            await run.Get<DecideItem>()
                .RunAsync(run.Actor, request.Id, item.Id, !run.Value(not), run.Value(reason), run.Stop);
            run.Say("Decided.");
            run.Json(
                new
                {
                    request.Reference,
                    item.Id,
                    theirs = !run.Value(not),
                }
            );
        });
    }

    private static Command Withhold()
    {
        var code = new Option<string>("--exemption")
        {
            Description = "The law’s reason, such as THIRD_PARTY",
            Required = true,
        };
        var described = new Option<string>("--described") { Description = "What the letter calls it", Required = true };
        var note = new Option<string>("--note") { Description = "How you weighed it", Required = true };
        var copy = new Option<string?>("--replacement") { Description = "A copy without the part kept back" };
        var redact = new Option<string[]>("--redact")
        {
            Description = "Words to black out wherever they stand; may be given again",
        };
        var field = new Option<string[]>("--field") { Description = "A field of a record to black out" };
        var area = new Option<string[]>("--area")
        {
            Description = "Of a PDF or picture: a page, “3”, or a part in hundredths, “2: 10 20 60 25”",
        };
        var whose = new Option<string?>("--whose") { Description = "THIRD_PARTY, LPP: whose information or privilege" };
        var answer = new Option<ThirdPartyAnswer?>("--their-answer")
        {
            Description = "THIRD_PARTY: NotAsked, NoAnswer, Refused, CannotSay",
        };
        var steps = new Option<string?>("--steps") { Description = "THIRD_PARTY: what was done to ask them" };
        var confidence = new Option<string?>("--confidence")
        {
            Description = "THIRD_PARTY: the duty of confidence owed to them, or “none”",
        };
        var adviser = new Option<string?>("--adviser") { Description = "LPP: the legal adviser" };
        var matter = new Option<string?>("--matter") { Description = "LPP: which advice or proceedings" };
        var on = new Option<string?>("--on") { Description = "LPP: the day it was given, 2026-03-03" };
        var back = new Command("withhold", "Keep back an item, or part of it, for one of the law’s reasons")
        {
            Reference,
            ItemNumber,
            code,
            described,
            note,
            copy,
            redact,
            field,
            area,
            whose,
            answer,
            steps,
            confidence,
            adviser,
            matter,
            on,
        };
        return back.Does(async run =>
        {
            var request = await run.RequestAsync(Reference);
            var item = run.Item(request);
            var exemption =
                ExemptionText.All.FirstOrDefault(t =>
                    t.Code.Equals(run.Value(code), StringComparison.OrdinalIgnoreCase)
                ) ?? throw new Refused($"Choose one of: {string.Join(", ", ExemptionText.All.Select(t => t.Code))}.");
            await using var stream = run.Value(copy) is { } path ? Open(run.PathTo(path)) : null;
            var replacement = stream is null
                ? null
                : new GivenFile(Path.GetFileName(run.Value(copy)!), "application/octet-stream", stream);
            var blackOut = Redaction.Read(
                string.Join('\n', run.Value(redact) ?? []),
                run.Value(field),
                string.Join('\n', run.Value(area) ?? [])
            );
            var day = run.Value(on) is { } text ? Verbs.Day(text, "after --on") : (LocalDate?)null;
            var decision = new NewWithholding(
                exemption.Exemption,
                run.Value(note),
                run.Value(described),
                replacement,
                blackOut.IsEmpty ? null : blackOut,
                new(run.Value(whose), run.Value(answer), run.Value(steps), run.Value(confidence)),
                new(run.Value(whose), run.Value(adviser), run.Value(matter), day)
            );
            await run.Get<WithholdItem>().RunAsync(run.Actor, request.Id, item.Id, decision, run.Stop);
            run.Say($"Kept back: {exemption.Name}.");
            run.Json(
                new
                {
                    request.Reference,
                    item.Id,
                    exemption.Code,
                }
            );
        });
    }

    private static Command Collect() =>
        new Command("collect", "List what has been collected, and what is still missing") { Reference }.Does(
            async run =>
            {
                var request = await run.RequestAsync(Reference);
                var missing = request.Holders.Where(h => !h.IsSettled).ToList();
                run.Table(
                    ["Item", "Source", "Title", "State"],
                    request.Items.OrderBy(i => i.Id).Select((i, n) => new[] { $"{n + 1}", i.Source, i.Title, State(i) })
                );
                run.Say(
                    missing.Count == 0
                        ? "Everyone has answered."
                        : $"Still to answer: {PlainDates.List([.. missing.Select(h => h.Name)])}."
                );
                run.Json(
                    new
                    {
                        request.Reference,
                        Items = request
                            .Items.OrderBy(i => i.Id)
                            .Select(i => new
                            {
                                i.Source,
                                i.Title,
                                State = State(i),
                            }),
                        Missing = missing.Select(h => new
                        {
                            h.Name,
                            h.Email,
                            h.DueOn,
                        }),
                    }
                );
            }
        );

    private static Command Close()
    {
        var reason = new Option<string?>("--reason") { Description = "Why, when no pack was delivered" };
        return new Command("close", "Close a request") { Reference, reason }.Does(async run =>
        {
            var request = await run.RequestAsync(Reference);
            await run.Get<CloseRequest>().RunAsync(run.Actor, request.Id, run.Value(reason), run.Stop);
            run.Say($"{request.Reference} is closed.");
            run.Json(new { request.Reference, closed = true });
        });
    }

    /// <summary>The request a reference names, whole, if the actor may see it.</summary>
    internal static async Task<Request> RequestAsync(this CliRun run, Argument<string> reference)
    {
        var text = run.Value(reference).Trim().ToUpperInvariant();
        return await run.Get<Db>()
                .VisibleTo<Request>(run.Actor, Duty.HandleRights)
                .Whole()
                .AsNoTracking()
                .FirstOrDefaultAsync(r => r.Reference == text, run.Stop)
            ?? throw new Refused($"There is no request {text} among those you handle.");
    }

    private static async Task<Guid> UnitAsync(this CliRun run, string code) =>
        await run.Get<Db>().Units.Where(u => u.Code == code).Select(u => (Guid?)u.Id).FirstOrDefaultAsync(run.Stop)
        ?? throw new Refused($"There is no unit with the code {code}. See them with: wardmote units list");

    private static Item Item(this CliRun run, Request request) => request.ItemAt(run.Value(ItemNumber));

    /// <summary>The item of that number, as “wardmote rights show” numbers them.</summary>
    internal static Item ItemAt(this Request request, int number)
    {
        var items = request.Items.OrderBy(i => i.Id).ToList();
        return number >= 1 && number <= items.Count
            ? items[number - 1]
            : throw new Refused($"Choose an item from 1 to {items.Count}, with --item.");
    }

    private static FileStream Open(string path) =>
        File.Exists(path) ? File.OpenRead(path) : throw new Refused($"There is no file {path}.");

    private static string Due(Request request) =>
        request switch
        {
            { IsClosed: true } => "closed",
            { DueOn: { } due } => due.Full(),
            { WaitsFor: WaitingFor.Clarification } => "the clock waits for their answer",
            { WaitsFor: WaitingFor.Fee } => "the clock waits for the fee",
            _ => "the clock waits for proof of identity",
        };

    private static string Said(Holder holder) =>
        holder.ExcusedAt is not null ? "excused"
        : holder.Answer is { } answer ? answer.Outcome.ToString()
        : holder.Attestations.Count > 0 ? "not yet"
        : "waiting";

    private static string State(Item item) =>
        item.NotTheirsAt is not null ? "not theirs"
        : item.NeedsDecision ? "to decide"
        : item.Ruling is { } ruling
            ? ruling switch
            {
                { Granted: false } => "stays as it is",
                { DoneAt: null } => "to be done",
                _ => "done",
            }
        : item.Withholding is not null ? "kept back"
        : "goes to the person";

    private static string InWords(int number, string thing) => $"{number} {thing}{(number == 1 ? "" : "s")}";
}
