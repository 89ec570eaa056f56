using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Wardmote.Correspondence;
using Wardmote.Organisation;
using Wardmote.Rights;
using Wardmote.Store;
using Xunit;

namespace Wardmote.Tests.Rights;

public class ExtensionTests
{
    private const string Because = "Your request touches an appeal that is still being heard.";

    [Theory, OnBothDatabases]
    public async Task Two_more_months_are_taken_once_and_the_person_is_told_why(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.SamAsksAsync();
        await ExtendAsync(northbury, request);
        var kept = await northbury.ReadAsync(request.Id);
        kept.DueOn.ShouldBe(new LocalDate(2027, 2, 22));
        kept.Explanation.ShouldContain("extended by two months");
        kept.Extension!.DecidedBy.ShouldBe("Alex Hill");
        var letter = await northbury.House.ReadAsync(db =>
            db.Letters.SingleAsync(l => l.Template == LetterTemplates.RequestExtended)
        );
        letter.ToAddress.ShouldBe("sam.patel@example.org");
        letter.Text.ShouldContain(Because);
        letter.Text.ShouldContain("We must answer by the end of Monday 22 February 2027.");
        (await northbury.HappenedAsync(request.Id)).ShouldContain("RequestExtended");
        (await Should.ThrowAsync<Refused>(() => ExtendAsync(northbury, request))).Message.ShouldContain("only once");
    }

    [Theory, OnBothDatabases]
    public async Task The_last_day_to_tell_the_person_is_the_last(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var (early, late) = (await northbury.SamAsksAsync(), await northbury.SamAsksAsync());
        northbury.House.Clock.GoTo(new LocalDate(2026, 12, 21));
        await ExtendAsync(northbury, early);
        northbury.House.Clock.GoTo(new LocalDate(2026, 12, 22));
        var refused = await Should.ThrowAsync<Refused>(() => ExtendAsync(northbury, late));
        refused.Message.ShouldBe(
            "The person had to be told about an extension by Monday 21 December 2026, so it is too late for one. Answer as soon as you can."
        );
        (await northbury.ReadAsync(late.Id)).DueOn.ShouldBe(new LocalDate(2026, 12, 21));
    }

    [Theory, OnBothDatabases]
    public async Task Before_the_time_has_begun_and_without_a_reason_there_is_none(On on)
    {
        await using var northbury = await Northbury.OpenAsync(on);
        var request = await northbury.SamAsksAsync();
        (await Should.ThrowAsync<Refused>(() => ExtendAsync(northbury, request, " ")))
            .Objections[0]
            .Field.ShouldBe("Because");
        await northbury.UseAsync<AskForIdentity>(u =>
            u.RunAsync(northbury.Secretary, request.Id, "a bill", "Two members share the name.", default)
        );
        (await Should.ThrowAsync<Refused>(() => ExtendAsync(northbury, request))).Message.ShouldContain(
            "has not begun"
        );
        (
            await Should.ThrowAsync<Refused>(() => ExtendAsync(northbury, request, actor: northbury.Stranger))
        ).Message.ShouldContain("no such request");
        (await northbury.ReadAsync(request.Id)).Extension.ShouldBeNull();
    }

    private static Task ExtendAsync(
        Northbury northbury,
        Request request,
        string because = Because,
        Actor? actor = null
    ) =>
        northbury.UseAsync<ExtendRequest>(u =>
            u.RunAsync(actor ?? northbury.Secretary, request.Id, ExtensionGround.Complex, because, default)
        );
}
