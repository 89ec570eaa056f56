using System.Globalization;
using System.Text;
using NodaTime;
using Shouldly;
using Wardmote.Clocks;
using Xunit;

namespace Wardmote.Tests.Clocks;

/// <summary>
/// Twelve cases against the two reckonings other programs use: thirty days from receipt, and a number of days that is
/// added once, when a request is written down, and never looked at again.
/// </summary>
public class SimplerReckonings
{
    private const int WrittenOnce = 28;
    private static readonly DeadlineEngine Engine = new(Rules.Load(), new PublicHolidays());

    private static readonly (string Case, RightsPeriod Period)[] Cases =
    [
        ("A plain request in a month of 31 days", new(RightKind.Access, new(2026, 8, 12))),
        ("Received on 31 January", new(RightKind.Access, new(2027, 1, 31))),
        ("The last day is a Saturday", new(RightKind.Access, new(2026, 4, 9))),
        ("The last day is Good Friday", new(RightKind.Access, new(2027, 2, 26))),
        ("The last day is 2 January, in Scotland", new(RightKind.Access, new(2026, 12, 2), Nation.Scotland)),
        ("The same day in England", new(RightKind.Access, new(2026, 12, 2))),
        (
            "Proof of identity took two weeks",
            new(RightKind.Access, new(2026, 6, 1))
            {
                IdentityRequested = new(2026, 6, 2),
                IdentityReceived = new(2026, 6, 16),
            }
        ),
        (
            "A fee was paid after ten days",
            new(RightKind.Access, new(2026, 6, 1)) { FeeCharged = new(2026, 6, 1), FeePaid = new(2026, 6, 11) }
        ),
        (
            "A question was answered after eight days",
            new(RightKind.Access, new(2026, 6, 1)) { Clarifications = [new(new(2026, 6, 3), new(2026, 6, 10))] }
        ),
        ("The same question about an erasure, which stops nothing", new(RightKind.Erasure, new(2026, 6, 1))),
        ("Two more months were taken", new(RightKind.Access, new(2026, 6, 1)) { Extended = true }),
        (
            "A controller in England and in Northern Ireland, due on 12 July’s holiday",
            new(RightKind.Access, new(2027, 6, 12)) { AlsoIn = [Nation.NorthernIreland] }
        ),
    ];

    [Fact]
    public void Twelve_cases_show_what_simpler_reckonings_get_wrong()
    {
        var page = new StringBuilder(
            $"""
            # Compared with simpler reckonings

            Made by a test from the same program that dates requests. “30 days” is thirty days from the day of receipt.
            “{WrittenOnce} days, written once” is added when a request is written down and never looked at again: a number that is
            safe for most requests, and knows of no wait, question, extension or holiday.

            | case | received | the law’s date | 30 days | {WrittenOnce} days, written once |
            |---|---|---|---|---|

            """.ReplaceLineEndings("\n")
        );
        var wrong = 0;
        foreach (var (name, period) in Cases)
        {
            var due = Engine.For(period, new(2027, 8, 1)).Due!.Value;
            var thirty = period.Received.PlusDays(30);
            wrong += thirty == due ? 0 : 1;
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {name} | {period.Received.DayMonthYear()} | {due.DayMonthYear()} | {Against(thirty, due)} | {Against(period.Received.PlusDays(WrittenOnce), due)} |\n"
            );
        }
        page.Append(
            "\nLate is a breach of the law. Early is time that was there and is not known: officers hurry, or tell people a date "
                + "that is not theirs.\n"
        );
        Cases.Length.ShouldBe(12);
        wrong.ShouldBeGreaterThanOrEqualTo(9);
        Repository.Approve("docs/law/compared.md", page.ToString());
    }

    private static string Against(LocalDate other, LocalDate law)
    {
        var days = Period.DaysBetween(law, other);
        var by = $"{Math.Abs(days)} {(Math.Abs(days) == 1 ? "day" : "days")}";
        return $"{other.DayMonthYear()}, {(days == 0 ? "the same" : days > 0 ? $"**{by} late**" : $"{by} early")}";
    }
}
