using System.CommandLine;
using System.Text;
using System.Text.Json;
using NodaTime;
using Wardmote.App.Hosting;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.App.Cli;

/// <summary>
/// Works out one deadline, or a file of them, and keeps nothing. It needs no data folder; where one is named, the public
/// holidays added there count too.
/// </summary>
internal static class DeadlineVerb
{
    private static readonly Option<string?> Kind = Text("--kind", "kind", Choices<DeadlineKind>(k => k.Text()));
    private static readonly Option<string[]> Nation = new("--nation")
    {
        Description =
            Choices<Nation>(n => n.Text())
            + "; may be given again for a controller across nations, whose earliest date counts",
        HelpName = "nation",
    };
    private static readonly Option<string?> Received = Day("--received", "The day it arrived");
    private static readonly Option<string?> IdRequested = Day("--id-requested", "Proof of identity was asked for");
    private static readonly Option<string?> IdReceived = Day("--id-received", "Proof of identity came");
    private static readonly Option<string?> FeeCharged = Day("--fee-charged", "A fee was charged");
    private static readonly Option<string?> FeePaid = Day("--fee-paid", "The fee was paid");
    private static readonly Option<string[]> Clarification = new("--clarification")
    {
        Description = "Clarification was asked for and came: 2026-04-14..2026-04-21; may be given again",
        HelpName = "from..to",
    };
    private static readonly Option<string?> Open = Day("--open-clarification", "Clarification was asked for, not come");
    private static readonly Option<bool> Extended = new("--extended")
    {
        Description = "The person was told in time, with reasons, that two more months are needed",
    };
    private static readonly Option<string?> Suspected = Moment("--suspected", "A breach was first suspected");
    private static readonly Option<string?> Reported = Moment("--reported", "A breach was reported to an officer");
    private static readonly Option<string?> Aware = Moment("--aware", "The organisation was certain of a breach");
    private static readonly Option<string?> AsOf = Day("--as-of", "The day that counts as today");
    private static readonly Option<string[]> Policy = new("--policy")
    {
        Description = "A rule pack of your own; one named like a policy of Wardmote's stands in its place",
        HelpName = "file",
    };
    private static readonly Option<string?> Batch = Text(
        "--batch",
        "file",
        "One case in JSON a line: kind, jurisdiction, alsoIn, received, idRequested, idReceived, feeCharged, feePaid, "
            + "clarifications, extendedByTwoMonths, suspected, reported, aware, asOf. Answers one a line"
    );

    public static Command Make()
    {
        Command deadline = new(
            "deadline",
            "Work out when something is due, and why; with --data, by the public holidays added there too"
        )
        {
            Kind,
            Received,
            Nation,
            IdRequested,
            IdReceived,
            FeeCharged,
            FeePaid,
            Clarification,
            Open,
            Extended,
            Suspected,
            Reported,
            Aware,
            AsOf,
            Policy,
            Batch,
        };
        deadline.SetAction(RunAsync);
        return deadline;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var caller = (Caller)parsed.InvocationConfiguration;
        if (caller.Server is null && !parsed.NamesFolder())
            return Run(parsed, caller, new PublicHolidays());
        var code = CommandLine.Done;
        var ended = await parsed.RunAsync(
            async run => code = Run(parsed, caller, (await run.Get<HolidayCalendar>().KnownAsync(run.Stop)).Table),
            stop
        );
        return ended == CommandLine.Done ? code : ended;
    }

    private static int Run(ParseResult parsed, Caller caller, PublicHolidays holidays)
    {
        var written = Written(parsed);
        var asOf = written.AsOfDay() ?? Composition.Clock.Today();
        var engine = new DeadlineEngine(Rules(parsed, caller), holidays);
        if (parsed.GetValue(Batch) is { } file)
            return written == new WrittenQuestion { AsOf = written.AsOf }
                ? AnswerAll(engine, PathOf(file, caller), asOf, caller)
                : throw new Refused(
                    "With --batch, write every case into the file; only --as-of and --policy go with it."
                );
        var answer = written.Question().Answer(engine, asOf);
        if (parsed.GetValue(CommandLine.Json))
            caller.Output.WriteLine(Json(answer));
        else
            Show(answer, caller);
        return CommandLine.Done;
    }

    private static WrittenQuestion Written(ParseResult parsed)
    {
        var nations = parsed.GetValue(Nation) ?? [];
        return new()
        {
            Kind = parsed.GetValue(Kind),
            Nation = nations.Length == 0 ? null : nations[0],
            AlsoIn = nations.Length < 2 ? null : nations[1..],
            Received = parsed.GetValue(Received),
            IdRequested = parsed.GetValue(IdRequested),
            IdReceived = parsed.GetValue(IdReceived),
            FeeCharged = parsed.GetValue(FeeCharged),
            FeePaid = parsed.GetValue(FeePaid),
            Clarifications = Clarifications(parsed),
            Extended = parsed.GetValue(Extended) ? true : null,
            Suspected = parsed.GetValue(Suspected),
            Reported = parsed.GetValue(Reported),
            Aware = parsed.GetValue(Aware),
            AsOf = parsed.GetValue(AsOf),
        };
    }

    private static List<string?[]>? Clarifications(ParseResult parsed)
    {
        var pairs = (parsed.GetValue(Clarification) ?? []).Select(Pair).ToList();
        if (parsed.GetValue(Open) is { } asked)
            pairs.Add([asked, null]);
        return pairs.Count == 0 ? null : pairs;
    }

    private static string?[] Pair(string text) =>
        text.Split("..") is [{ Length: > 0 } asked, { Length: > 0 } answered]
            ? [asked, answered]
            : throw new Refused(
                "Write --clarification with both days, as 2026-04-14..2026-04-21. While the answer is awaited, use --open-clarification."
            );

    private static Rules Rules(ParseResult parsed, Caller caller)
    {
        var own = (parsed.GetValue(Policy) ?? [])
            .Select(file => RulePackFile.Read(Path.GetFileName(file), File.ReadAllText(PathOf(file, caller))))
            .ToList();
        if (own.Exists(pack => pack.Layer == LayerKind.Statute))
            throw new Refused("With --policy, give a policy's rule pack: the law is Wardmote's own.");
        var names = own.Select(pack => pack.Name).ToHashSet(StringComparer.Ordinal);
        var standing = Clocks.Rules.Load();
        return own.Count == 0
            ? standing
            : Clocks.Rules.From([.. standing.Packs.Where(pack => !names.Contains(pack.Name)), .. own]);
    }

    private static string PathOf(string file, Caller caller)
    {
        var path = Path.GetFullPath(file, caller.Folder);
        return File.Exists(path) ? path : throw new Refused($"There is no file {path}. Check the name and the folder.");
    }

    private static void Show(DeadlineAnswer answer, Caller caller)
    {
        caller.Output.WriteLine(answer.Explanation);
        caller.Output.WriteLine();
        Terminal.WriteTable(
            caller,
            ["Whose rule", "What", "Last day", "Where it stands"],
            answer.Layers.Select(layer => new[] { layer.Title, layer.What, layer.When ?? "waits", layer.Source })
        );
    }

    private static int AnswerAll(DeadlineEngine engine, string path, LocalDate asOf, Caller caller)
    {
        using var cases = File.OpenText(path);
        var refused = DeadlineBatch.Answer(engine, cases, asOf, caller.Output);
        if (refused == 0)
            return CommandLine.Done;
        caller.Error.WriteLine(
            refused == 1
                ? "One line could not be answered: its error says why."
                : $"{PlainDates.Figure(refused)} lines could not be answered: their errors say why."
        );
        return CommandLine.Refused;
    }

    private static string Json(DeadlineAnswer answer)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, new() { Indented = true }))
            answer.WriteTo(json);
        return Encoding.UTF8.GetString(text.ToArray());
    }

    private static Option<string?> Text(string name, string help, string description) =>
        new(name) { Description = description, HelpName = help };

    private static Option<string?> Day(string name, string description) => Text(name, "date", description);

    private static Option<string?> Moment(string name, string description) => Text(name, "time", description);

    private static string Choices<T>(Func<T, string> text)
        where T : struct, Enum =>
        $"One of {PlainDates.List([.. Enum.GetValues<T>().Select(text)], "and")}; else {text(default)}";
}
