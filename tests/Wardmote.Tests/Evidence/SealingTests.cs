using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Wardmote.Evidence;
using Wardmote.Store;
using Xunit;

namespace Wardmote.Tests.Evidence;

public class SealingTests
{
    private static readonly byte[] Large = RandomNumberGenerator.GetBytes((3 * 1024 * 1024) + 77);

    [Theory, OnBothDatabases]
    public async Task A_large_file_is_sealed_piece_by_piece_and_opens_as_it_was(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var id = await house.DoAsync(async s =>
        {
            await using var sealing = await BeginAsync(house, s);
            await WriteInOddPiecesAsync(sealing);
            await sealing.FinishAsync(default);
            await s.GetRequiredService<Db>().SaveChangesAsync();
            return sealing.Attachment.Id;
        });
        await house.DoAsync(async s =>
        {
            var attachment = await s.GetRequiredService<Db>().Attachments.SingleAsync(a => a.Id == id);
            attachment.Length.ShouldBe(Large.Length);
            attachment.Sha256.ShouldBe(SHA256.HashData(Large));
            attachment.FinishedAt.ShouldBe(house.Clock.Now);
            (await s.GetRequiredService<Vault>().ReadAsync(attachment, default)).ShouldBe(Large);
        });
        (await house.ReadAsync(db => db.Set<AttachmentChunk>().CountAsync())).ShouldBe(13);
    }

    [Theory, OnBothDatabases]
    public async Task An_unfinished_file_is_never_opened_and_is_swept_with_its_pieces_after_a_day(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        await house.DoAsync(async s =>
        {
            await using var sealing = await BeginAsync(house, s);
            await WriteInOddPiecesAsync(sealing);
        });
        await house.DoAsync(async s =>
        {
            var left = await s.GetRequiredService<Db>().Attachments.SingleAsync();
            await Should.ThrowAsync<InvalidOperationException>(() =>
                s.GetRequiredService<Vault>().ReadAsync(left, default)
            );
        });
        house.Clock.Pass(SweepUnfinished.Patience);
        (await SweepAsync(house)).ShouldBe(0);
        (await house.ReadAsync(db => db.Set<AttachmentChunk>().CountAsync())).ShouldBeGreaterThan(0);
        house.Clock.Pass(Duration.FromSeconds(1));
        (await SweepAsync(house)).ShouldBe(1);
        (await house.ReadAsync(db => db.Attachments.CountAsync())).ShouldBe(0);
        (await house.ReadAsync(db => db.Set<AttachmentChunk>().CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task A_file_swept_away_while_it_was_written_cannot_be_finished(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        await house.DoAsync(async s =>
        {
            await using var sealing = await BeginAsync(house, s);
            house.Clock.Pass(SweepUnfinished.Patience + Duration.FromSeconds(1));
            (await SweepAsync(house)).ShouldBe(1);
            await sealing.FinishAsync(default);
            await Should.ThrowAsync<DbUpdateConcurrencyException>(() => s.GetRequiredService<Db>().SaveChangesAsync());
        });
    }

    [Theory, OnBothDatabases]
    public async Task A_finished_file_is_never_swept(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        await house.DoAsync(async s =>
        {
            await s.GetRequiredService<Vault>()
                .SealAsync(Ids.New(house.Clock), "a.txt", "text/plain", new MemoryStream([1]), default);
            await s.GetRequiredService<Db>().SaveChangesAsync();
        });
        house.Clock.Pass(Duration.FromDays(400));
        (await SweepAsync(house)).ShouldBe(0);
        (await house.ReadAsync(db => db.Attachments.CountAsync())).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task A_file_with_a_piece_missing_does_not_open(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        await house.DoAsync(async s =>
        {
            await using var sealing = await BeginAsync(house, s);
            await WriteInOddPiecesAsync(sealing);
            await sealing.FinishAsync(default);
            var db = s.GetRequiredService<Db>();
            await db.SaveChangesAsync();
            await db.Set<AttachmentChunk>().Where(c => c.Number == 12).ExecuteDeleteAsync();
            await Should.ThrowAsync<InvalidDataException>(() =>
                s.GetRequiredService<Vault>().ReadAsync(sealing.Attachment, default)
            );
        });
    }

    private static Task<Sealing> BeginAsync(TestHouse house, IServiceProvider s) =>
        s.GetRequiredService<Vault>().BeginAsync(Ids.New(house.Clock), "large.zip", "application/zip", default);

    private static async Task WriteInOddPiecesAsync(Sealing sealing)
    {
        for (var at = 0; at < Large.Length; at += 100_003)
        {
            var piece = Large.AsMemory(at, Math.Min(100_003, Large.Length - at));
            if (at % 2 == 0)
                await sealing.WriteAsync(piece);
            else
                sealing.Write(piece.Span);
        }
    }

    private static Task<int> SweepAsync(TestHouse house) =>
        house.DoAsync(s => s.GetRequiredService<SweepUnfinished>().RunAsync(default));
}
