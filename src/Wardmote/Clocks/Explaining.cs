using NodaTime;

namespace Wardmote.Clocks;

/// <summary>Tells how one request's date came about: one rule at a time, each applied to the date before it.</summary>
internal sealed class Explaining(RightsPeriod period, AnswerRule rule, Reckoning reckoning, PublicHolidays holidays)
{
    private List<Step> _steps = [];

    /// <summary>The stretches of days that did not count.</summary>
    public IReadOnlyList<DateInterval> PausedDays()
    {
        var pauses = new List<DateInterval>();
        var running = new Lengthening(rule.EndFrom(reckoning.Relevant, period.Extended), 0, false);
        var counted = reckoning.Relevant;
        foreach (var question in reckoning.Questions)
        {
            var before = running.Days;
            (running, counted) = running.After(question, counted, reckoning.Supposed);
            if (running.Days == before)
                continue;
            var first = counted.PlusDays(before + 1 - running.Days);
            if (pauses.Count > 0 && pauses[^1].End.PlusDays(1) == first)
                pauses[^1] = new(pauses[^1].Start, counted);
            else
                pauses.Add(new(first, counted));
        }

        return pauses;
    }

    public IReadOnlyList<Step> Steps(Deadline deadline)
    {
        _steps = new(8);
        Add(StepEvent.Received, "", null, period.Received, $"Received {period.Received.Full()}.");
        Identity();
        Fee();
        if (reckoning.Started)
            Ends(deadline);
        else
            OpenQuestions();
        if (deadline.Due is { } due)
            Add(StepEvent.Due, rule.Origin.Source, deadline.NominalDue, due, $"Due by the end of {due.Full()}.");
        else
            Waits(deadline.EarliestPossibleDue!.Value);
        return _steps;
    }

    private void Identity()
    {
        var source = rule.Sources.Waiting;
        if (period.AwaitsIdentity)
            Add(
                StepEvent.IdentityAsked,
                source,
                period.Received,
                null,
                $"Proof of identity was asked for on {period.IdentityRequested!.Value.Full()} and has not come, so the time has not begun to run ({source})."
            );
        if (period.IdentityReceived is not { } came)
            return;
        var question = period.IdentityRequested is { } day ? $"was asked for on {day.Full()} and came" : "came";
        Came(StepEvent.IdentityCame, came, $"Proof of identity {question} on {came.Full()}");
    }

    private void Fee()
    {
        var source = rule.Sources.Waiting;
        if (period.AwaitsFee)
            Add(
                StepEvent.FeeCharged,
                source,
                period.Received,
                null,
                $"A fee was charged on {period.FeeCharged!.Value.Full()} and has not been paid, so the time has not begun to run ({source})."
            );
        if (period.FeePaid is not { } paid)
            return;
        var charge = period.FeeCharged is { } day ? $"charged on {day.Full()} was paid" : "was paid";
        Came(StepEvent.FeePaid, paid, $"The fee {charge} on {paid.Full()}");
    }

    private void Came(StepEvent what, LocalDate came, string words)
    {
        var starts = reckoning.Started && came == reckoning.Relevant && came > period.Received;
        var source = rule.Sources.Waiting;
        Add(
            what,
            source,
            period.Received,
            came,
            starts ? $"{words}, so the time runs from that day ({source})." : $"{words}."
        );
    }

    private void Ends(Deadline deadline)
    {
        var end = rule.EndFrom(reckoning.Relevant, period.Extended);
        var source = period.Extended ? rule.Sources.Extension : rule.Origin.Source;
        Add(StepEvent.PeriodEnds, source, reckoning.Relevant, end, $"{PeriodEnds(end)} ({source}).{Note}");
        Pauses(end);
        if (deadline.NominalDue is { } nominal)
            Rolled(nominal, holidays.Earliest(nominal, period.Nation, period.AlsoIn));
        if (period.Extended && deadline.ExtensionNoticeDue is { } notice)
            Add(
                StepEvent.ExtensionNotice,
                rule.Sources.Extension,
                reckoning.Relevant,
                notice,
                $"The person must have been told of the extension, with the reasons, by the end of {notice.Full()}."
            );
    }

    private void Rolled(LocalDate nominal, LastDay last)
    {
        var because = last.Because(nominal, holidays);
        if (because.Length > 0)
            Add(StepEvent.Rolled, rule.Sources.Rolling, nominal, last.Date, because);
    }

    private string Note => rule.Note is { } note ? $" {note}" : "";

    private string PeriodEnds(LocalDate end)
    {
        var length = period.Extended ? rule.Limit.Longer(rule.ExtensionMonths) : rule.Limit.InWords;
        var extended = period.Extended
            ? $"The time was extended by {PlainDates.InMonths(rule.ExtensionMonths)}: {length}"
            : PlainDates.Capital(length);
        var verb = period.Extended || rule.Limit.IsMany ? "end" : "ends";
        var clamped =
            rule.Limit.FollowsMonths && end.Day != reckoning.Relevant.Day
                ? $", because {PlainDates.MonthName(end.Month)} has no day {PlainDates.Figure(reckoning.Relevant.Day)}"
                : "";
        return $"{extended} {verb} {end.Full()}{clamped}";
    }

    private void Pauses(LocalDate end)
    {
        if (period.Clarifications.Count > 0 && rule.Pauses == false)
            Add(StepEvent.NotPaused, rule.Sources.Pause, end, end, WhyNothingPauses());

        var running = new Lengthening(end, 0, false);
        var counted = reckoning.Relevant;
        foreach (var question in reckoning.Questions)
        {
            var before = running;
            var first = counted;
            (running, counted) = running.After(question, counted, reckoning.Supposed);
            if (question.Answered is null && question.Asked <= before.End)
                Open(question, before.End);
            else if (running.Days > before.Days)
                Paused(before, running, counted);
            else
                Ignored(question, before.End, WhyIgnored(question, before.End, first));
        }
    }

    private string WhyNothingPauses() =>
        rule.Origin.Until is { } until && period.Kind == RightKind.Access
            ? $"A request received up to {until.DayMonthYear()} keeps the law of its day, under which no question to the person is counted as stopping the clock ({rule.Sources.Pause})."
            : $"A question to the person does not stop the clock of {period.Kind.InWords()} ({rule.Sources.Pause}).";

    private void OpenQuestions()
    {
        foreach (var question in reckoning.Questions.Where(question => question.Answered is null))
            Open(question, null);
    }

    private void Open(Clarification question, LocalDate? before) =>
        Add(
            StepEvent.Paused,
            rule.Sources.Pause,
            before,
            null,
            $"Clarification was asked for on {question.Asked.Full()} and has not come: until it does, no day counts ({rule.Sources.Pause})."
        );

    private void Paused(Lengthening before, Lengthening after, LocalDate last)
    {
        var days = after.Days - before.Days;
        var span = PlainDates.Span(last.PlusDays(1 - days), last);
        var waiting = days == 1 ? $"{span} was spent" : $"The {PlainDates.InDays(days)} from {span} were spent";
        var count = days == 1 ? "does" : "do";
        Add(
            StepEvent.Paused,
            rule.Sources.Pause,
            before.End,
            after.End,
            $"{waiting} waiting for clarification and {count} not count, so the time ends {after.End.Full()} ({rule.Sources.Pause})."
        );
    }

    private void Ignored(Clarification question, LocalDate end, string reason) =>
        Add(
            StepEvent.NotPaused,
            rule.Sources.Pause,
            end,
            end,
            $"The clarification asked for on {question.Asked.Full()} changes nothing: {reason} ({rule.Sources.Pause})."
        );

    private string WhyIgnored(Clarification question, LocalDate end, LocalDate counted) =>
        question.Asked > end ? "the time had already ended"
        : counted == reckoning.Relevant ? "it came before the first day that counts"
        : "its days are already taken out";

    private void Waits(LocalDate earliest)
    {
        var awaited = new List<string>();
        if (period.AwaitsIdentity)
            awaited.Add("the proof of identity");
        if (period.AwaitsFee)
            awaited.Add("the fee");
        if (reckoning.Questions.Any(question => question.Answered is null))
            awaited.Add("the clarification");
        Add(
            StepEvent.Waiting,
            rule.Origin.Source,
            null,
            earliest,
            $"There is no due date yet. If {PlainDates.List(awaited)} came on {reckoning.Supposed.Full()}, "
                + $"the answer would be due by the end of {earliest.Full()}."
        );
    }

    private void Add(StepEvent what, string source, LocalDate? before, LocalDate? after, string words) =>
        _steps.Add(new(what, rule.Name, source, before, after, words));
}
