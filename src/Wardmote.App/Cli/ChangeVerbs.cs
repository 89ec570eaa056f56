using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Wardmote.Clocks;
using Wardmote.Rights;
using Wardmote.Rights.Changing;
using Wardmote.Rights.Triage;
using Wardmote.Store;

namespace Wardmote.App.Cli;

/// <summary>The verbs of requests that ask for something to be done, and of what an officer decides about any request.</summary>
internal static class ChangeVerbs
{
    public static IEnumerable<Command> Make(Argument<string> reference, Option<int> item) =>
        [
            Correct(reference),
            Rule(reference, item),
            CarryOut(reference),
            Done(reference, item),
            Reply(reference),
            Explain(reference),
            Assess(reference),
            Refuse(reference),
            Kept(),
            Review(reference, item),
        ];

    private static Command Correct(Argument<string> reference)
    {
        var what = new Option<string>("--what") { Description = "What is wrong: “Last name”", Required = true };
        var before = new Option<string?>("--before") { Description = "What stands there now" };
        var after = new Option<string?>("--after") { Description = "What is to stand there" };
        var evidence = new Option<string>("--evidence") { Description = "What shows it", Required = true };
        var declined = new Option<string?>("--decline")
        {
            Description = "Leave it as it is: why, as the letter says it",
        };
        return new Command("correct", "Decide whether something wrong is put right")
        {
            reference,
            what,
            before,
            after,
            evidence,
            declined,
        }.Does(async run =>
        {
            var request = await run.RequestAsync(reference);
            var no = run.Value(declined);
            await run.Get<RecordCorrection>()
                .RunAsync(
                    run.Actor,
                    request.Id,
                    new(run.Value(what), run.Value(before), run.Value(after), run.Value(evidence), no is null, no),
                    run.Stop
                );
            run.Say(no is null ? "It is to be put right." : "It stays as it is.");
            run.Json(new { request.Reference, accepted = no is null });
        });
    }

    private static Command Rule(Argument<string> reference, Option<int> item)
    {
        var ground = new Option<Ground?>("--keep")
        {
            Description = $"It stays as it is, on this ground: {string.Join(", ", Enum.GetNames<Ground>())}",
        };
        var because = new Option<string?>("--because") { Description = "Why it stays, as the letter says it" };
        var rest = new Option<bool>("--all-the-rest") { Description = "What they ask is done to everything left" };
        var one = new Option<int?>(item.Name) { Description = item.Description };
        return new Command("rule", "Decide whether what the person asks is done to a thing that was found")
        {
            reference,
            one,
            ground,
            because,
            rest,
        }.Does(async run =>
        {
            var request = await run.RequestAsync(reference);
            if (run.Value(rest))
            {
                var count = await run.Get<GrantRest>().RunAsync(run.Actor, request.Id, run.Stop);
                run.Say($"Decided about {Words(count, "thing")}.");
                run.Json(new { request.Reference, granted = count });
                return;
            }
            var found = request.ItemAt(run.Value(one) ?? 0);
            await run.Get<RuleOnItem>()
                .RunAsync(
                    run.Actor,
                    request.Id,
                    found.Id,
                    new(run.Value(ground) is null, run.Value(ground), run.Value(because)),
                    run.Stop
                );
            run.Say("Decided.");
            run.Json(
                new
                {
                    request.Reference,
                    found.Id,
                    granted = run.Value(ground) is null,
                }
            );
        });
    }

    private static Command CarryOut(Argument<string> reference)
    {
        var sure = new Option<bool>("--yes") { Description = "What is removed cannot be brought back" };
        return new Command("carry-out", "Do what was decided, record by record") { reference, sure }.Does(async run =>
        {
            var request = await run.RequestAsync(reference);
            if (request.Wish.Deed == Deed.Remove && !run.Value(sure))
                throw new Refused("What is removed cannot be brought back. Add --yes if you mean it.");
            await run.Get<StartCarryingOut>().RunAsync(run.Actor, request.Id, run.Stop);
            while (await run.Get<CarryOutNext>().RunAsync(run.Stop) is not null) { }
            var now = await run.RequestAsync(reference);
            var left = now.Items.Count(i => i.Ruling is { IsOpen: true });
            run.Say(
                left == 0
                    ? "Everything that was decided is done."
                    : $"Done, but for {Words(left, "thing")} left to people."
            );
            run.Json(new { request.Reference, left });
        });
    }

    private static Command Done(Argument<string> reference, Option<int> item)
    {
        var how = new Option<string>("--how") { Description = "What was done, where and when", Required = true };
        return new Command("done", "Say that something Wardmote could not do was done by hand")
        {
            reference,
            item,
            how,
        }.Does(async run =>
        {
            var request = await run.RequestAsync(reference);
            var found = request.ItemAt(run.Value(item));
            await run.Get<MarkDone>().RunAsync(run.Actor, request.Id, found.Id, run.Value(how), run.Stop);
            run.Say("Written down.");
            run.Json(new { request.Reference, found.Id });
        });
    }

    private static Command Reply(Argument<string> reference)
    {
        var told = new Option<string[]>("--told") { Description = "Someone outside who had the data and was told" };
        return new Command("reply", "Tell the person what was done and what was not") { reference, told }.Does(
            async run =>
            {
                var request = await run.RequestAsync(reference);
                await run.Get<SendReply>()
                    .RunAsync(run.Actor, request.Id, string.Join('\n', run.Value(told) ?? []), run.Stop);
                var now = await run.RequestAsync(reference);
                run.Say(ReplyWords.Of(now, run.Get<RequestClock>().Today).Outcome);
                run.Json(new { request.Reference, now.Reply!.Extent });
            }
        );
    }

    private static Command Explain(Argument<string> reference) =>
        new Command("explain", "Tell the person how their data is used, from the register") { reference }.Does(
            async run =>
            {
                var request = await run.RequestAsync(reference);
                await run.Get<ExplainUse>().RunAsync(run.Actor, request.Id, run.Stop);
                run.Say("The letter is on its way.");
                run.Json(new { request.Reference, sent = true });
            }
        );

    private static Command Assess(Argument<string> reference)
    {
        var quality = new Option<Quality?>("--is")
        {
            Description = $"Decide that it is: {string.Join(", ", Enum.GetNames<Quality>())}; without it, the facts",
        };
        var not = new Option<bool>("--not") { Description = "Decide that it is not" };
        var because = new Option<string?>("--because") { Description = "Why, for this request alone" };
        return new Command("assess", "See whether a request is complex, excessive, repeated or unfounded, and decide")
        {
            reference,
            quality,
            not,
            because,
        }.Does(async run =>
        {
            var request = await run.RequestAsync(reference);
            var facts = await run.Get<TriageReading>().OfAsync(request, run.Stop);
            if (run.Value(quality) is { } decided)
            {
                await run.Get<AssessRequest>()
                    .RunAsync(run.Actor, request.Id, decided, !run.Value(not), run.Value(because), run.Stop);
                run.Say("Decided. Nothing follows of itself.");
            }
            else
                run.Table(
                    ["Question", "What is known"],
                    Enum.GetValues<Quality>()
                        .SelectMany(q => facts.For(q, request).Select(f => new[] { q.InWords(), f }))
                );
            run.Json(new { request.Reference, facts });
        });
    }

    private static Command Refuse(Argument<string> reference)
    {
        var ground = new Option<RefusalGround>("--ground")
        {
            Description = string.Join(", ", Enum.GetNames<RefusalGround>()),
            Required = true,
        };
        var because = new Option<string>("--because") { Description = "Why, as the letter says it", Required = true };
        var advice = new Option<string?>("--legal-advice")
        {
            Description = "Exceptional: who gave it, when, what it came to",
        };
        var earlier = new Option<string?>("--earlier") { Description = "Repeats: the earlier request" };
        return new Command("refuse", "Refuse a request, and tell the person why and how to complain")
        {
            reference,
            ground,
            because,
            advice,
            earlier,
        }.Does(async run =>
        {
            var request = await run.RequestAsync(reference);
            await run.Get<RefuseRequest>()
                .RunAsync(
                    run.Actor,
                    request.Id,
                    new(run.Value(ground), run.Value(because), run.Value(advice), run.Value(earlier)),
                    run.Stop
                );
            run.Say("Refused. The letter with the reasons is on its way.");
            run.Json(new { request.Reference, refused = true });
        });
    }

    private static Command Kept() =>
        new Command("kept", "List what is kept although its removal was asked for, the next review first").Does(
            async run =>
            {
                var all = await run.Get<Db>().KeptFor(run.Actor).ToListAsync(run.Stop);
                if (all.Count == 0)
                    run.Say("Nothing is kept.");
                else
                    run.Table(
                        ["Request", "What", "Ground", "Look again"],
                        all.Select(k =>
                            new[]
                            {
                                k.Reference,
                                $"{k.Source}: {k.Title}",
                                GroundText.Of(k.Ground).Name,
                                k.ReviewOn.Full(),
                            }
                        )
                    );
                run.Json(all);
            }
        );

    private static Command Review(Argument<string> reference, Option<int> item)
    {
        var gone = new Option<bool>("--gone") { Description = "The ground is gone, and it goes" };
        var because = new Option<string>("--because") { Description = "Why", Required = true };
        return new Command("review", "Look again at something that was kept") { reference, item, gone, because }.Does(
            async run =>
            {
                var request = await run.RequestAsync(reference);
                var found = request.ItemAt(run.Value(item));
                await run.Get<ReviewKept>()
                    .RunAsync(run.Actor, request.Id, found.Id, !run.Value(gone), run.Value(because), run.Stop);
                while (run.Value(gone) && await run.Get<CarryOutNext>().RunAsync(run.Stop) is not null) { }
                run.Say("Written down.");
                run.Json(
                    new
                    {
                        request.Reference,
                        found.Id,
                        kept = !run.Value(gone),
                    }
                );
            }
        );
    }

    private static string Words(int number, string thing) => Forms.InWords.Count(number, thing);
}
