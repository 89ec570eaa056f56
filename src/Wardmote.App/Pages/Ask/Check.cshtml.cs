using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Wardmote.App.Hosting;
using Wardmote.Clocks;
using Wardmote.Organisation;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.App.Pages.Ask;

/// <summary>Everything once more, and the button that sends it.</summary>
public sealed class CheckModel(AskForm form, RecordRequest record, RateLimits limits, IClock clock) : AskPage(form)
{
    private readonly AskForm form = form;

    protected override string Question => "check";

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await limits.TakeAsync(PublicLimits.Requests, HttpContext.Connection(), stop);
        var representative =
            Answers.ForSomeoneElse == true
                ? new Representative
                {
                    Name = Answers.RepresentativeName ?? "",
                    Email = Answers.RepresentativeEmail,
                    PostalAddress = Answers.RepresentativeAddress,
                    Authority = Answers.Authority ?? "",
                }
                : null;
        var asked = new NewRequest(
            Unit.Id,
            Channel.WebForm,
            clock.Today(),
            new Subject
            {
                Name = Answers.Name ?? "",
                Email = Answers.Email,
                Phone = Answers.Phone,
                PostalAddress = Answers.PostalAddress,
                AlsoKnownAs = Answers.AlsoKnownAs,
            },
            representative,
            Answers.Scope,
            Answers.EmailConfirmedAt is { } confirmed ? Instant.FromDateTimeOffset(confirmed) : null,
            DraftId,
            Answers.WishKey
        );
        var request = await record.RunAsync(Actor.Public(representative?.Name ?? asked.Subject.Name), asked, stop);
        form.Forget(HttpContext, Unit);
        TempData["Sent"] = request.Reference;
        TempData["Due"] = RequestLetters.DueSentence(request);
        return Redirect($"{Base}/sent");
    }
}
