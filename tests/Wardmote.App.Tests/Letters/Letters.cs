using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Wardmote.Correspondence;
using Wardmote.Store;
using Wardmote.Tests;

namespace Wardmote.App.Tests.Letters;

/// <summary>Letters for tests about them.</summary>
internal static class Letters
{
    /// <summary>A letter to an officer, with a link in it.</summary>
    public static NewLetter Asked(Guid unit, string? email = "dilys@example.org") =>
        new(
            LetterTemplates.HolderAsked,
            unit,
            Guid.CreateVersion7(),
            new("Dilys Price", email, "1 Mill Lane\nNorthbury"),
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["reference"] = "R-2026-0014",
                ["capacities"] = "Treasurer, Northbury North",
                ["due"] = "27 November 2026",
                ["secretary"] = "Asha Patel",
            },
            "/answer/token"
        );

    /// <summary>Writes one and saves it.</summary>
    public static Task<Guid> WriteAsync(this TestHouse house, NewLetter letter) =>
        house.DoAsync(async s =>
        {
            var written = await s.GetRequiredService<LetterWriter>().WriteAsync(letter, default);
            await s.GetRequiredService<Db>().SaveChangesAsync();
            return written.Id;
        });

    /// <summary>Parks the letter that is due first, as a mail server would that refuses it for good.</summary>
    public static Task ParkAsync(this TestHouse house, string problem) =>
        house.DoAsync(async s =>
        {
            var now = house.Clock.Now;
            var engine = s.GetRequiredService<IDatabaseEngine>();
            var lease = await s.GetRequiredService<Db>()
                .LeaseDeliveryAsync(engine, now, now + Duration.FromMinutes(2), default);
            await s.GetRequiredService<RecordDelivery>()
                .RunAsync(lease!.Id, lease.Fence, new(HandoverResult.Never, problem), default);
        });
}
