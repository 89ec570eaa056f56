using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>What requests about their rights hold about a person: those about them, and those they made for someone else.</summary>
public sealed class PersonalData(Db db, Journal journal, Vault vault, IClock clock) : IHoldPersonalData
{
    /// <summary>As <see cref="IHoldPersonalData.Source"/>.</summary>
    public const string Store = "Requests about your rights";

    public string Source => Store;

    public async Task<IReadOnlyList<HeldRecord>> FindAsync(Sought sought, CancellationToken stop)
    {
        var name = Keys.Name(sought.Name);
        var emails = sought.Emails.Select(Keys.Email).OfType<string>().ToList();
        var phones = sought.Phones.Select(Keys.Phone).OfType<string>().ToList();
        var above = db.Set<UnitAbove>();
        var requests = await db
            .Requests.AsNoTracking()
            .AsSplitQuery()
            .Where(r => above.Any(a => a.UnitId == r.UnitId && a.AboveId == sought.UnitId))
            .Where(r =>
                (sought.PersonId != null && r.PersonId == sought.PersonId)
                || r.Subject.NameKey == name
                || emails.Contains(r.Subject.EmailKey!)
                || phones.Contains(r.Subject.PhoneKey!)
                || r.Representative!.NameKey == name
                || emails.Contains(r.Representative!.EmailKey!)
            )
            .Include(r => r.Identity)
            .Include(r => r.Fees)
            .Include(r => r.Extension)
            .Include(r => r.Questions)
            .Include(r => r.Packs)
                .ThenInclude(p => p.Releases)
            .OrderBy(r => r.ReceivedOn)
            .ThenBy(r => r.Reference)
            .ToListAsync(stop);
        return [.. requests.Select(r => Record(r, sought.PersonId))];
    }

    // The reference and the dates of a request stay: they prove that it was answered. Everything that was said in it goes.
    public async Task EraseAsync(string key, Erasing erasing, CancellationToken stop)
    {
        var id = Guid.Parse(key);
        if (await db.Requests.Whole().FirstOrDefaultAsync(r => r.Id == id, stop) is not { } request)
            return;
        if (!request.IsClosed)
            throw new Refused($"Request {request.Reference} is still open. Close it first.");
        request.Forget(clock.GetCurrentInstant());
        db.RemoveRange(request.Questions);
        db.RemoveRange(request.Items.Select(i => i.Withholding).OfType<Withholding>());
        db.RemoveRange(request.Corrections);
        await vault.DestroyCaseAsync(request.Id, stop);
        await journal.ForgetAsync(request.Id, stop);
        journal.Write(
            Author.System,
            new(
                "RequestErased",
                request.Id,
                request.UnitId,
                $"What was said in this request was removed for {erasing.Reference}."
            )
        );
    }

    private static HeldRecord Record(Request request, Guid? person)
    {
        var subject = request.Subject;
        var identity = request.Identity;
        return new(
            request.Id.ToString("n"),
            $"Request {request.Reference} of {request.ReceivedOn.DayMonthYear()}",
            person is not null && request.PersonId == person,
            [
                new("Reference", request.Reference),
                new("Kind of request", request.Kind.Text()),
                new("You asked us", request.Wish.Label),
                new("Came by", InWords(request.Channel)),
                new("Received on", request.ReceivedOn.DayMonthYear()),
                new("Name", subject.Name),
                new("E-mail", subject.Email),
                new("Telephone", subject.Phone),
                new("Postal address", subject.PostalAddress),
                new("Also known as", subject.AlsoKnownAs),
                new("Asked for", request.Scope),
                new("Asked on their behalf by", request.Representative?.Name),
                new("E-mail of whoever asked on their behalf", request.Representative?.Email),
                new("Postal address of whoever asked on their behalf", request.Representative?.PostalAddress),
                new("Authority to ask on their behalf", request.Representative?.Authority),
                new("Proof of identity asked for on", identity?.AskedOn?.DayMonthYear()),
                new("Identity checked on", Day(identity?.CheckedAt)),
                new("What showed the identity", identity?.Note),
                new("What we asked you", Lines(request.Questions.Select(q => q.Asks))),
                new("What you answered", Lines(request.Questions.Select(q => q.Answer))),
                new("Fee we asked for", Lines(request.Fees.Select(f => $"{f.Amount}: {f.Because}"))),
                new("Fee paid on", request.Fee?.PaidOn?.DayMonthYear()),
                new("Why we took longer", request.Extension?.Because),
                new("Our answer is due by", request.DueOn?.DayMonthYear()),
                new("Copy made on", Day(request.Packs.Max(p => (Instant?)p.BuiltAt))),
                new("Copy delivered on", Day(request.Packs.Min(p => p.DeliveredAt))),
                new("Closed on", Day(request.Closure?.At)),
                new("Why it was closed without a copy", request.Closure?.Because),
            ],
            request.Id
        );
    }

    private static string? Lines(IEnumerable<string?> texts) =>
        string.Join('\n', texts.OfType<string>()) is { Length: > 0 } lines ? lines : null;

    private static string? Day(Instant? at) => at?.UkDate().DayMonthYear();

    private static string InWords(Channel channel) =>
        channel switch
        {
            Channel.WebForm => "the form on our site",
            Channel.Email => "e-mail",
            Channel.Post => "post",
            Channel.Phone => "telephone",
            _ => "word of mouth",
        };
}
