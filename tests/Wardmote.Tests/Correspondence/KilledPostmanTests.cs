using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.Correspondence;
using Wardmote.Organisation;
using Wardmote.Store;
using Xunit;

namespace Wardmote.Tests.Correspondence;

/// <summary>
/// The process that sends letters is killed with SIGKILL all along its work, while a mail server counts what it takes.
/// No letter is lost, and one that went twice says so.
/// </summary>
public partial class KilledPostmanTests(ITestOutputHelper output)
{
    private const int LettersARound = 10;

    // Long enough that no live process loses a letter on a busy machine; a killed one's are taken over after it.
    private const int LeaseSeconds = 20;

    private const int Seed = 20261122;

    [Theory, OnBothDatabases]
    [Trait("fault", "F1")]
    [Trait("asvs", "V2.3.3")]
    public async Task A_killed_worker_loses_no_letter_and_what_went_twice_says_so(On on)
    {
        await using var sink = new MailSink { Pause = TimeSpan.FromMilliseconds(5) };
        await using var house = await TestHouse.OpenAsync(on, services => services.AddSingleton(Settings(sink)));
        house.Clock.Now = SystemClock.Instance.GetCurrentInstant();
        var unit = await LetterBox.UnitAsync(house);
        var place = house.Connection ?? house.Folder.Database;
        Task<ChildProcess> StartAsync() => ChildProcess.StartAsync(on, place, house.Folder.MasterKey);
        var next = StartAsync();
        await WriteAsync(house, unit);
        // The first is left alone, to learn how long the others take once the first letter has gone. As in every round
        // the next process starts meanwhile.
        var first = await next;
        next = StartAsync();
        var length = await SendAsync(first, sink, child => child.SaysAsync("done"));
        output.WriteLine($"Seed {Seed}; sending takes {length.TotalMilliseconds:N0} ms; killed after, in ms:");
        foreach (var instant in Kills.Spread(length, Seed))
        {
            output.WriteLine($"{instant.TotalMilliseconds:N1}");
            await WriteAsync(house, unit);
            var child = await next;
            next = StartAsync();
            await SendAsync(
                child,
                sink,
                async c =>
                {
                    await Task.Delay(instant);
                    await c.KillAsync();
                }
            );
        }
        (await next).Dispose();
        // Whatever a killed process still held is taken over once its lease has ended; what could not go has waited.
        house.Clock.Now = SystemClock.Instance.GetCurrentInstant() + Duration.FromHours(1);
        sink.Pause = TimeSpan.Zero;
        if (on == On.Postgres)
            await house.ReadAsync(TestPostgres.UntilAloneAsync);
        await house.DoAsync(s => s.GetRequiredService<Postman>().SendDueAsync(default));

        var letters = await house.ReadAsync(db => db.Letters.Include(l => l.Delivery).ToListAsync());
        var taken = sink.Arrived.CountBy(m => MessageId().Match(m.Ascii).Groups["id"].Value).ToDictionary();
        letters.Count.ShouldBe((Kills.Count + 1) * LettersARound);
        // One that was in hand at eight deaths may be what kills: it waits for a person to look.
        var parked = letters.Where(l => l.Delivery!.State == DeliveryState.Parked).ToList();
        parked.ShouldAllBe(l => l.Delivery!.Attempts > Delivery.Waits.Count + 1 && l.Delivery.MayHaveGoneTwice);
        letters.Except(parked).ShouldAllBe(l => l.Delivery!.State == DeliveryState.Accepted);
        letters.Except(parked).Where(l => !taken.ContainsKey(l.MessageId)).ShouldBeEmpty("every letter was taken");
        letters
            .Where(l => taken.GetValueOrDefault(l.MessageId) > 1 && !l.Delivery!.MayHaveGoneTwice)
            .ShouldBeEmpty("twice, and not said");
        var flagged = letters.Count(l => l.Delivery!.MayHaveGoneTwice);
        output.WriteLine(
            $"{letters.Count} letters, {taken.Values.Count(n => n > 1)} taken twice, {flagged} say they may have been, {parked.Count} parked."
        );
        flagged.ShouldBeLessThanOrEqualTo(Kills.Count, "a killed process had one letter in hand at most");
        sink.Faults.ShouldBeEmpty();
    }

    // How long it takes from the first letter on: before it, the process has still to find its feet.
    private static async Task<TimeSpan> SendAsync(
        ChildProcess child,
        MailSink sink,
        Func<ChildProcess, Task> untilAsync
    )
    {
        using var sending = child;
        var before = sink.Arrived.Count;
        await child.TellAsync("letters", $"{sink.Port}", $"{LeaseSeconds}");
        await UntilAsync(() => sink.Arrived.Count > before);
        var began = Stopwatch.GetTimestamp();
        await untilAsync(child);
        return Stopwatch.GetElapsedTime(began);
    }

    private static Task WriteAsync(TestHouse house, Unit unit) =>
        house.DoAsync(async s =>
        {
            for (var i = 0; i < LettersARound; i++)
                await s.GetRequiredService<LetterWriter>().WriteAsync(LetterBox.HolderAsked(unit), default);
            await s.GetRequiredService<Db>().SaveChangesAsync();
        });

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var began = Stopwatch.GetTimestamp(); !isSo(); await Task.Delay(1))
            if (Stopwatch.GetElapsedTime(began) > TimeSpan.FromSeconds(60))
                throw new TimeoutException("The child sent nothing.");
    }

    private static CorrespondenceSettings Settings(MailSink sink) =>
        new()
        {
            PublicAddress = new("https://wardmote.example.org/"),
            SenderAddress = "letters@wardmote.example.org",
            Transport = TransportKind.Smtp,
            SmtpHost = "127.0.0.1",
            SmtpPort = sink.Port,
            SmtpEncryption = SmtpEncryption.None,
        };

    [GeneratedRegex("^Message-ID: <(?<id>.+)>\r$", RegexOptions.Multiline)]
    private static partial Regex MessageId();
}
