using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Wardmote.Evidence;
using Wardmote.Finding;
using Wardmote.Store;
using Xunit;

namespace Wardmote.Tests.Evidence;

public class EvidenceRuleTests
{
    [Theory, OnBothDatabases]
    public async Task A_change_without_a_journal_entry_is_refused(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        await house.DoAsync(async s =>
        {
            var db = s.GetRequiredService<Db>();
            db.Add(new Person { Id = Ids.New(house.Clock), At = house.Clock.Now });
            await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        });
        (await house.ReadAsync(db => db.Set<Person>().CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task An_entry_about_something_else_does_not_count(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        await house.DoAsync(async s =>
        {
            var db = s.GetRequiredService<Db>();
            db.Add(new Person { Id = Ids.New(house.Clock), At = house.Clock.Now });
            s.GetRequiredService<Journal>()
                .Write(Author.System, new("PersonDecided", Ids.New(house.Clock), null, "Decided on a person."));
            await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        });
    }

    [Theory, OnBothDatabases]
    public async Task An_entry_commits_to_its_particulars_and_reads_back(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var person = Ids.New(house.Clock);
        await house.DoAsync(async s =>
        {
            var db = s.GetRequiredService<Db>();
            db.Add(new Person { Id = person, At = house.Clock.Now });
            s.GetRequiredService<Journal>()
                .Write(
                    Author.System,
                    new("PersonDecided", person, null, "Decided on Siân O’Brien.", "Same birth date.")
                );
            await db.SaveChangesAsync();
        });
        var entry = await house.ReadAsync(db => db.Journal.Include(e => e.Particulars).SingleAsync());
        entry.Commitment.ShouldBe(SHA256.HashData([.. entry.Particulars!.Salt, .. entry.Particulars.Json]));
        Journal.Read(entry)!.Sentence.ShouldBe("Decided on Siân O’Brien.");
        Journal.Read(entry)!.Reason.ShouldBe("Same birth date.");
        entry.At.ShouldBe(house.Clock.Now);
    }

    [Theory, OnBothDatabases]
    public async Task An_entry_is_never_changed_after_it_is_written(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        await house.DoAsync(async s =>
        {
            s.GetRequiredService<Journal>().Write(Author.System, new("Tried", Guid.Empty, null, "Tried."));
            await s.GetRequiredService<Db>().SaveChangesAsync();
        });
        await house.DoAsync(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var entry = await db.Journal.SingleAsync();
            db.Entry(entry).Property(e => e.Kind).CurrentValue = "Other";
            await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        });
    }

    [Theory, OnBothDatabases]
    public async Task A_sealed_file_opens_as_it_was_and_is_not_readable_in_the_database(On on)
    {
        await using var house = await TestHouse.OpenAsync(on);
        var content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Minutes of the branch. ", 40_000)));
        var caseId = Ids.New(house.Clock);
        var id = await house.DoAsync(async s =>
        {
            var sealing = await s.GetRequiredService<Vault>()
                .SealAsync(caseId, "../minutes\u202Etxt.exe", "text/plain", new MemoryStream(content), default);
            await s.GetRequiredService<Db>().SaveChangesAsync();
            return sealing.Id;
        });
        await house.DoAsync(async s =>
        {
            var attachment = await s.GetRequiredService<Db>().Attachments.SingleAsync(a => a.Id == id);
            attachment.Name.ShouldBe("minutestxt.exe");
            attachment.Sha256.ShouldBe(SHA256.HashData(content));
            (await s.GetRequiredService<Vault>().ReadAsync(attachment, default)).ShouldBe(content);
            var chunks = await s.GetRequiredService<Db>().Set<AttachmentChunk>().ToListAsync();
            chunks.Count.ShouldBe(4);
            Encoding.UTF8.GetString(chunks[0].Sealed).ShouldNotContain("Minutes");
        });
    }
}
