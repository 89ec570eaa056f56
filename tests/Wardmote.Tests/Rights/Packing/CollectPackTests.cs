using System.Collections.Concurrent;
using System.Security.Cryptography;
using ICSharpCode.SharpZipLib.Zip;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.Evidence;
using Wardmote.Rights;
using Wardmote.Store;
using Xunit;
using static Wardmote.Tests.Rights.Packing.ReleasePackTests;

namespace Wardmote.Tests.Rights.Packing;

public class CollectPackTests
{
    [Theory, OnBothDatabases]
    public async Task The_first_download_is_the_delivery_and_each_is_counted(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await ReadyAsync(house);
        var released = await one.ReleaseAsync();
        var token = await one.TokenAsync();
        house.Clock.Pass(Duration.FromDays(2));

        var collected = await one.CollectAsync(token, released.Code!.ToLowerInvariant().Replace("-", " "));

        var delivered = house.Clock.Now;
        var bytes = await house.DoAsync(s => s.GetRequiredService<Vault>().ReadAsync(collected.Attachment, default));
        bytes.ShouldBe(await one.BytesAsync());
        house.Clock.Pass(Duration.FromDays(1));
        await one.CollectAsync(token, released.Code);
        var release = await one.ReleaseRowAsync(released.ReleaseId);
        release.Downloads.ShouldBe(2);
        release.DeliveredAt.ShouldBe(delivered);
        (await one.TimelineAsync())[^2..]
            .Select(e => e.Sentence)
            .ShouldBe(["The pack was downloaded for the first time (1 of 10).", "The pack was downloaded (2 of 10)."]);
    }

    [Theory, OnBothDatabases, Trait("abuse", "B3"), Trait("abuse", "B5")]
    public async Task A_link_that_never_was_has_expired_or_is_used_up_says_one_and_the_same(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await ReadyAsync(house);
        var released = await one.ReleaseAsync();
        var token = await one.TokenAsync();
        foreach (var never in new[] { "", "x", Secret.NewToken(), token[..42], token + "A", token.ToLowerInvariant() })
            (await RefusedAsync(() => one.CollectAsync(never, released.Code))).ShouldBe([CollectPack.NotGood]);

        for (var i = 0; i < Release.MostDownloads; i++)
            await one.CollectAsync(token, released.Code);
        (await RefusedAsync(() => one.CollectAsync(token, released.Code))).ShouldBe([CollectPack.NotGood]);

        var again = await one.ReleaseAsync();
        token = await one.TokenAsync();
        house.Clock.Now = again.ExpiresAt - Duration.FromSeconds(1);
        await one.CollectAsync(token, again.Code);
        house.Clock.Now = again.ExpiresAt;
        (await RefusedAsync(() => one.CollectAsync(token, again.Code))).ShouldBe([CollectPack.NotGood]);
        (await one.ReleaseRowAsync(again.ReleaseId)).Downloads.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Ten_wrong_codes_end_the_link_and_the_timeline_tells_the_officer(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await ReadyAsync(house);
        var released = await one.ReleaseAsync();
        var token = await one.TokenAsync();
        for (var i = 1; i < Release.MostWrongCodes; i++)
            (await RefusedAsync(() => one.CollectAsync(token, i % 2 == 0 ? null : "AAAA-AAAA-AAAA")))
                .Single()
                .ShouldStartWith("That code is not right.");
        (await RefusedAsync(() => one.CollectAsync(token, ""))).ShouldBe([CollectPack.NotGood]);

        (await RefusedAsync(() => one.CollectAsync(token, released.Code))).ShouldBe([CollectPack.NotGood]);

        var release = await one.ReleaseRowAsync(released.ReleaseId);
        release.IsDead.ShouldBeTrue();
        release.DeliveredAt.ShouldBeNull();
        var told = (await one.TimelineAsync())[^1];
        told.Kind.ShouldBe("PackLinkEnded");
        told.Sentence.ShouldContain("give the pack again");
    }

    [Theory, OnBothDatabases]
    public async Task Sixty_four_downloads_at_once_never_pass_the_limit(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await ReadyAsync(house);
        var released = await one.ReleaseAsync();
        var token = await one.TokenAsync();
        var outcomes = new ConcurrentBag<string>();

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 64),
            new ParallelOptions { MaxDegreeOfParallelism = 64 },
            async (_, _) =>
            {
                try
                {
                    outcomes.Add((await CollectAtOnceAsync(one, token, released.Code)).FileName);
                }
                catch (Refused refused)
                {
                    outcomes.Add(refused.Message);
                }
            }
        );

        outcomes.Count(o => o == "R-2026-0014.zip").ShouldBe(Release.MostDownloads);
        outcomes.Count(o => o == CollectPack.NotGood).ShouldBe(64 - Release.MostDownloads);
        (await one.ReleaseRowAsync(released.ReleaseId)).Downloads.ShouldBe(Release.MostDownloads);
        (await one.TimelineAsync()).Count(e => e.Kind == "PackCollected").ShouldBe(Release.MostDownloads);
    }

    [Theory, OnBothDatabases]
    public async Task Sixty_four_wrong_codes_at_once_are_ten_tries(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await ReadyAsync(house);
        var released = await one.ReleaseAsync();
        var token = await one.TokenAsync();

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 64),
            new ParallelOptions { MaxDegreeOfParallelism = 64 },
            async (i, _) => await Should.ThrowAsync<Refused>(() => CollectAtOnceAsync(one, token, $"wrong {i}"))
        );

        (await one.ReleaseRowAsync(released.ReleaseId)).WrongCodes.ShouldBe(Release.MostWrongCodes);
    }

    [Theory, OnBothDatabases]
    public async Task An_encrypted_file_opens_with_its_password_and_not_without(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await PackCase.OpenAsync(house, email: null);
        var holder = await one.AskAsync("Tom Reid", "Chair", Outcome.Found, "Shelves");
        await one.AddFileAsync("scan.bin", RandomNumberGenerator.GetBytes(900_000), holder);
        await one.BuildAsync();
        var released = await one.ReleaseAsync(ReleaseWay.EncryptedZip, CodeChannel.InPerson);
        released.Code!.ShouldMatch("^([A-Z0-9]{4}-){3}[A-Z0-9]{4}$");

        (await RefusedAsync(() => TakeAsync(one, "AAAA-AAAA-AAAA-AAAA")))
            .Single()
            .ShouldStartWith("That is not the password");
        var bytes = await TakeAsync(one, released.Code!.Replace("-", "").ToLowerInvariant());

        using (var zip = new ZipFile(new MemoryStream(bytes)) { Password = released.Code })
        {
            var entry = zip.Cast<ZipEntry>().Single();
            entry.Name.ShouldBe("R-2026-0014.zip");
            entry.AESKeySize.ShouldBe(256);
            using var content = new MemoryStream();
            zip.GetInputStream(entry).CopyTo(content);
            content.ToArray().ShouldBe(await one.BytesAsync());
        }
        foreach (var wrong in new[] { null, "", "AAAA-AAAA-AAAA-AAAA" })
        {
            using var zip = new ZipFile(new MemoryStream(bytes)) { Password = wrong };
            Should
                .Throw<Exception>(() => zip.GetInputStream(zip[0]).CopyTo(Stream.Null))
                .ShouldBeAssignableTo<ZipException>();
        }
        (await one.ReleaseRowAsync(released.ReleaseId)).DeliveredAt.ShouldBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task Handing_the_file_over_is_the_delivery(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var one = await ReadyAsync(house);
        (await RefusedAsync(() => HandOverAsync(one, "By hand"))).ShouldBe([
            "Give the pack as an encrypted file first.",
        ]);
        var released = await one.ReleaseAsync(ReleaseWay.EncryptedZip);
        (await RefusedAsync(() => HandOverAsync(one, "By hand"))).ShouldBe([
            "Fetch the encrypted file first, then hand it over.",
        ]);
        await TakeAsync(one, released.Code!);
        (await RefusedAsync(() => HandOverAsync(one, ""))).Single().ShouldStartWith("Say in a line");

        await HandOverAsync(one, "Sent by recorded post");

        (await one.ReleaseRowAsync(released.ReleaseId)).DeliveredAt.ShouldBe(house.Clock.Now);
        (await one.TimelineAsync())[^1]
            .ShouldBe(("PackHandedOver", "The person has their pack.", "Sent by recorded post"));
    }

    private static Task<Collected> CollectAtOnceAsync(PackCase one, string token, string? code) =>
        one.House.DoAsync(s => s.GetRequiredService<CollectPack>().RunAsync(Secret.Hash(token), code, default));

    private static Task<byte[]> TakeAsync(PackCase one, string password) =>
        one.NextAsync(async s =>
        {
            var taken = await s.GetRequiredService<TakeZip>()
                .RunAsync(PackCase.Officer, one.RequestId, password, default);
            taken.FileName.ShouldBe("R-2026-0014-encrypted.zip");
            await using var target = new ResponseBody();
            await s.GetRequiredService<EncryptedZip>().WriteAsync(taken, target, default);
            return target.Bytes.ToArray();
        });

    private static Task<bool> HandOverAsync(PackCase one, string how) =>
        one.NextAsync(async s =>
        {
            await s.GetRequiredService<RecordHandover>().RunAsync(PackCase.Officer, one.RequestId, how, default);
            return true;
        });

    // As a web server's: it cannot seek and refuses to be written synchronously.
    private sealed class ResponseBody : WriteOnlyStream
    {
        public MemoryStream Bytes { get; } = new();

        public override void Write(ReadOnlySpan<byte> buffer) => throw new InvalidOperationException();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Bytes.Write(buffer.Span);
            return ValueTask.CompletedTask;
        }
    }
}
