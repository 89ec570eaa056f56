using NodaTime;

namespace Wardmote.Clocks;

/// <summary>Tells how one request's date came about. It repeats no arithmetic: each step applies one rule to the date before it.</summary>
internal sealed class Explaining(
    RightsPeriod period,
    AnswerRule rule,
    PublicHolidays holidays,
    LocalDate asOf,
    LocalDate relevant,
    IReadOnlyList<Clarification> questions
)
{
    private readonly List<Step> _steps = [];

    public IReadOnlyList<Step> Steps(Deadline deadline)
    {
        Add(StepEvent.Received, "", null, period.Received, $"Received {period.Received.Full()}.");
        Identity();
        Fee();
        var end = PeriodEnds();
        end = Pauses(end);
        if (deadline.WaitingFor is null)
            Ends(deadline, end, deadline.Due!.Value);
        else
            Waits(deadline, deadline.EarliestPossibleDue!.Value);
        return _steps;
    }

    private void Identity()
    {
        if (period.IdentityRequested is { } asked && period.IdentityReceived is null)
            Add(
                StepEvent.IdentityAsked,
                rule.WaitingSource,
                period.Received,
                null,
                $"Proof of identity was asked for on {asked.Full()} and has not come, so the time has not begun to run ({rule.WaitingSource})."
            );
        if (period.IdentityReceived is not { } came)
            return;
        var question = period.IdentityRequested is { } day ? $"was asked for on {day.Full()} and came" : "came";
        Came(StepEvent.IdentityCame, came, $"Proof of identity {question} on {came.Full()}");
    }

    private void Fee()
    {
        if (period.FeeCharged is { } charged && period.FeePaid is null)
            Add(
                StepEvent.FeeCharged,
                rule.WaitingSource,
                period.Received,
                null,
                $"A fee was charged on {charged.Full()} and has not been paid, so the time has not begun to run ({rule.WaitingSource})."
            );
        if (period.FeePaid is not { } paid)
            return;
        var charge = period.FeeCharged is { } day ? $"charged on {day.Full()} was paid" : "was paid";
        Came(StepEvent.FeePaid, paid, $"The fee {charge} on {paid.Full()}");
    }

    private void Came(StepEvent what, LocalDate came, string words)
    {
        var startsTime = came == relevant && came > period.Received && !period.AwaitsIdentity && !period.AwaitsFee;
        Add(
            what,
            rule.WaitingSource,
            period.Received,
            came,
            startsTime ? $"{words}, so the time runs from that day ({rule.WaitingSource})." : $"{words}."
        );
    }

    private LocalDate PeriodEnds()
    {
        var end = rule.EndFrom(relevant, period.Extended);
        var months = rule.Limit.Months + (period.Extended ? rule.ExtensionMonths : 0);
        var started = !period.AwaitsIdentity && !period.AwaitsFee;
        if (!started)
            return end;
        var source = period.Extended ? rule.ExtensionSource : rule.Source;
        var clamped =
            end.Day == relevant.Day
                ? ""
                : $"{PlainDates.MonthName(end.Month)} has no day {PlainDates.Figure(relevant.Day)}: ";
        var length = PlainDates.InMonths(months);
        var sentence = period.Extended
            ? $"The time was extended by {PlainDates.InMonths(rule.ExtensionMonths)}: {clamped}{length} end {end.Full()} ({source})."
            : $"{clamped}{length} {(months == 1 ? "ends" : "end")} {end.Full()} ({source}).";
        Add(StepEvent.PeriodEnds, source, relevant, end, Capital(sentence));
        return end;
    }

    private LocalDate Pauses(LocalDate end)
    {
        if (period.Clarifications.Count > 0 && questions.Count == 0)
        {
            Add(StepEvent.NotPaused, rule.PauseSource, end, end, WhyNothingPauses());
            return end;
        }

        var running = new Lengthening(end, 0, false);
        var counted = relevant;
        foreach (var question in questions)
        {
            var before = running;
            (running, var last) = running.After(question, counted, asOf);
            Pause(question, before, running, counted, last);
            counted = last;
        }

        return running.End;
    }

    private string WhyNothingPauses() =>
        period.Kind == RightKind.Access
            ? $"Requests received up to {rule.Until!.Value.DayMonthYear()} keep the law of their day, under which no question to the person is counted as stopping the clock ({rule.PauseSource})."
            : $"Questions to the person stop the clock only for requests for access ({rule.PauseSource}).";

    private void Pause(Clarification question, Lengthening before, Lengthening after, LocalDate counted, LocalDate last)
    {
        var days = after.Days - before.Days;
        if (question.Answered is null && question.Asked <= before.End)
            Add(
                StepEvent.Paused,
                rule.PauseSource,
                before.End,
                null,
                $"Clarification was asked for on {question.Asked.Full()} and has not come: no day counts until it does ({rule.PauseSource})."
            );
        else if (days > 0)
            Add(
                StepEvent.Paused,
                rule.PauseSource,
                before.End,
                after.End,
                $"{Days(days)} of waiting for clarification, {PlainDates.Span(last.PlusDays(1 - days), last)}, "
                    + $"{(days == 1 ? "does" : "do")} not count, so the time ends {after.End.Full()} ({rule.PauseSource})."
            );
        else
            Add(
                StepEvent.NotPaused,
                rule.PauseSource,
                before.End,
                before.End,
                $"The clarification asked for on {question.Asked.Full()} changes nothing: {WhyNot(question, before, counted)} ({rule.PauseSource})."
            );
    }

    private string WhyNot(Clarification question, Lengthening before, LocalDate counted) =>
        question.Asked > before.End ? "the time had already ended"
        : counted == relevant ? "it came before the time began to run"
        : "its days are already taken out";

    private void Ends(Deadline deadline, LocalDate end, LocalDate due)
    {
        if (due != end)
            Add(
                StepEvent.Rolled,
                rule.RollingSource,
                end,
                due,
                $"{Capital(FreeDays.Between(end, due, period.Nation, holidays))}."
            );
        if (period.Extended && deadline.ExtensionNoticeDue is { } notice)
            Add(
                StepEvent.ExtensionNotice,
                rule.ExtensionSource,
                relevant,
                notice,
                $"The person must have been told of the extension, with the reasons, by the end of {notice.Full()}."
            );
        Add(StepEvent.Due, rule.Source, end, due, $"Due by the end of {due.Full()}.");
    }

    private void Waits(Deadline deadline, LocalDate earliest)
    {
        var supposed = LocalDate.Max(asOf, LastQuestion());
        var what = deadline.WaitingFor switch
        {
            WaitingFor.Identity when !period.AwaitsFee => "the proof of identity came",
            WaitingFor.Fee => "the fee was paid",
            WaitingFor.Clarification => "the clarification came",
            _ => "everything awaited came",
        };
        Add(
            StepEvent.Waiting,
            rule.Source,
            null,
            earliest,
            $"There is no due date yet. If {what} on {supposed.Full()}, the answer would be due by the end of {earliest.Full()}."
        );
    }

    private LocalDate LastQuestion()
    {
        var last = period.Received;
        if (period.AwaitsIdentity)
            last = LocalDate.Max(last, period.IdentityRequested!.Value);
        if (period.AwaitsFee)
            last = LocalDate.Max(last, period.FeeCharged!.Value);
        foreach (var question in questions)
            if (question.Answered is null)
                last = LocalDate.Max(last, question.Asked);
        return last;
    }

    private void Add(StepEvent what, string source, LocalDate? before, LocalDate? after, string words) =>
        _steps.Add(new(what, $"{rule.Pack}: answer", source, before, after, words));

    private static string Days(int days) => Capital(PlainDates.InDays(days));

    private static string Capital(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
