using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Correspondence;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Rights;
using Wardmote.Store;

namespace Wardmote.Tests.Rights.Packing;

/// <summary>One access request in a house of its own, put together by hand as a test needs it.</summary>
internal sealed class PackCase(TestHouse house)
{
    public const string Name = "Siân O’Brien";
    public static readonly Actor Officer = Actor.Operator;

    public TestHouse House => house;
    public Guid UnitId { get; } = Ids.New(house.Clock);
    public Guid RequestId { get; } = Ids.New(house.Clock);

    /// <summary>A request that was received, whose person is known and whose search was started.</summary>
    public static async Task<PackCase> OpenAsync(
        TestHouse house,
        string name = Name,
        bool verified = true,
        bool searched = true,
        string wish = "access",
        string? email = "sian@example.org",
        Representative? representative = null
    )
    {
        var one = new PackCase(house);
        await one.ChangeAsync(db =>
        {
            db.Add(
                new Unit
                {
                    Id = one.UnitId,
                    Code = "C001",
                    Name = "Northbury Constituency",
                    Kind = UnitKind.Constituency,
                    Nation = Nation.EnglandAndWales,
                    IsController = true,
                    Email = "secretary@northbury.example",
                    PostalAddress = "12 Mill Road\nNorthbury\nNB1 2CD",
                }
            );
            db.Add(
                new UnitAbove
                {
                    UnitId = one.UnitId,
                    AboveId = one.UnitId,
                    Steps = 0,
                }
            );
            db.Add(
                new Request
                {
                    Id = one.RequestId,
                    Reference = "R-2026-0014",
                    UnitId = one.UnitId,
                    WishKey = wish,
                    Channel = Channel.WebForm,
                    ReceivedOn = new(2026, 11, 3),
                    RecordedAt = house.Clock.Now,
                    Subject = new()
                    {
                        Name = name,
                        Email = email,
                        PostalAddress = "4 Chapel Lane\nNorthbury\nNB3 4EF",
                    },
                    Representative = representative,
                    Identity = new()
                    {
                        RequestId = one.RequestId,
                        CheckedAt = verified ? house.Clock.Now : null,
                        CheckedBy = verified ? "Priya Shah" : null,
                    },
                    SearchedAt = searched ? house.Clock.Now : null,
                }
            );
        });
        return one;
    }

    /// <summary>Changes the database, with the entries that every change needs.</summary>
    public Task ChangeAsync(Func<IServiceProvider, Task> change) =>
        house.DoAsync(async s =>
        {
            await change(s);
            foreach (var about in new[] { RequestId, UnitId })
                s.GetRequiredService<Journal>()
                    .Write(Author.System, new("TestArranged", about, null, "Arranged a test."));
            await s.GetRequiredService<Db>().SaveChangesAsync();
        });

    public Task ChangeAsync(Action<Db> change) =>
        ChangeAsync(s =>
        {
            change(s.GetRequiredService<Db>());
            return Task.CompletedTask;
        });

    /// <summary>Asks an officer, who answers unless <paramref name="outcome"/> is null.</summary>
    public async Task<Guid> AskAsync(string name, string capacities, Outcome? outcome, string? searched = null)
    {
        var id = Ids.New(house.Clock);
        await ChangeAsync(db =>
            db.Add(
                new Holder
                {
                    Id = id,
                    RequestId = RequestId,
                    Name = name,
                    Email = "holder@example.org",
                    Capacities = capacities,
                    AskedAt = house.Clock.Now,
                    DueOn = house.Clock.Today().PlusDays(7),
                    LinkHash = Secret.Hash(id.ToString()),
                    Attestations = outcome is { } o
                        ?
                        [
                            new()
                            {
                                Id = Ids.New(house.Clock),
                                HolderId = id,
                                RequestId = RequestId,
                                Outcome = o,
                                Searched = searched,
                                Wording = "I have looked.",
                                At = house.Clock.Now,
                                Late = false,
                            },
                        ]
                        : [],
                }
            )
        );
        return id;
    }

    /// <summary>A record of one of our own stores.</summary>
    public Task<Guid> AddRecordAsync(string source, HeldRecord record, bool theirs = true) =>
        AddAsync(
            new(JsonSerializer.SerializeToUtf8Bytes(record, JsonSerializerOptions.Strict)),
            "record.json",
            "application/json",
            source,
            record.Title,
            holderId: null,
            record.Key,
            theirs
        );

    /// <summary>A file that an officer gave.</summary>
    public Task<Guid> AddFileAsync(
        string name,
        byte[] content,
        Guid holderId,
        string mediaType = "application/octet-stream",
        string source = "Tom Reid, Chair, Northbury North Branch"
    ) => AddAsync(new(content), name, mediaType, source, FileNames.Safe(name), holderId, null, true);

    /// <summary>Keeps an item back, or gives a copy in its place.</summary>
    public Task WithholdAsync(
        Guid itemId,
        string described,
        Exemption exemption = Exemption.ThirdParty,
        (string Name, byte[] Content)? copy = null
    ) =>
        ChangeAsync(async s =>
        {
            var replacement = copy is { } c
                ? await s.GetRequiredService<Vault>()
                    .SealAsync(RequestId, c.Name, "text/plain", new MemoryStream(c.Content), default)
                : null;
            s.GetRequiredService<Db>()
                .Add(
                    new Withholding
                    {
                        ItemId = itemId,
                        RequestId = RequestId,
                        Exemption = exemption,
                        Note = "NOTE-CANARY: weighed it.",
                        Described = described,
                        ReplacementId = replacement?.Id,
                        At = house.Clock.Now,
                        DecidedBy = "Priya Shah",
                    }
                );
        });

    public Task<Pack> BuildAsync(string? unansweredBecause = null) =>
        NextAsync(s => s.GetRequiredService<BuildPack>().RunAsync(Officer, RequestId, unansweredBecause, default));

    public Task<Released> ReleaseAsync(
        ReleaseWay way = ReleaseWay.Link,
        CodeChannel channel = CodeChannel.Phone,
        string? because = null
    ) =>
        NextAsync(s =>
            s.GetRequiredService<ReleasePack>().RunAsync(Officer, RequestId, new(way, channel, because), default)
        );

    /// <summary>The token in the last letter that holds a link.</summary>
    public async Task<string> TokenAsync()
    {
        var text = (await LettersAsync()).Last(l => l.Contains("/collect/"));
        return text[(text.IndexOf("/collect/") + "/collect/".Length)..][..43];
    }

    /// <summary>Every letter as its reader sees it, oldest first.</summary>
    public Task<List<string>> LettersAsync() =>
        house.DoAsync(async s =>
        {
            var texts = new List<string>();
            foreach (var letter in (await s.GetRequiredService<Db>().Letters.ToListAsync()).OrderBy(l => l.WrittenAt))
                texts.Add((await s.GetRequiredService<LetterSecrets>().PutInAsync(letter, default)).Text);
            return texts;
        });

    public Task<Collected> CollectAsync(string token, string? code) =>
        NextAsync(s => s.GetRequiredService<CollectPack>().RunAsync(Secret.Hash(token), code, default));

    public Task<Release> ReleaseRowAsync(Guid id) =>
        house.ReadAsync(db => db.Releases.AsNoTracking().SingleAsync(r => r.Id == id));

    /// <summary>The last pack's zip.</summary>
    public Task<byte[]> BytesAsync() =>
        house.DoAsync(async s =>
        {
            var packs = await s.GetRequiredService<Db>().Packs.Include(p => p.Attachment).ToListAsync();
            return await s.GetRequiredService<Vault>().ReadAsync(packs.MaxBy(p => p.BuiltAt)!.Attachment, default);
        });

    /// <summary>The last pack, opened: path and content of each file.</summary>
    public async Task<Dictionary<string, byte[]>> FilesAsync()
    {
        using var zip = new ZipArchive(new MemoryStream(await BytesAsync()));
        return zip.Entries.ToDictionary(
            e => e.FullName,
            e =>
            {
                using var content = e.Open();
                var memory = new MemoryStream();
                content.CopyTo(memory);
                return memory.ToArray();
            }
        );
    }

    public async Task<string> TextAsync(string path) => Encoding.UTF8.GetString((await FilesAsync())[path]);

    /// <summary>What the timeline says, oldest first.</summary>
    public async Task<List<(string Kind, string Sentence, string? Reason)>> TimelineAsync()
    {
        var entries = await house.ReadAsync(db =>
            db.Journal.Include(e => e.Particulars).Where(e => e.AboutId == RequestId).OrderBy(e => e.Id).ToListAsync()
        );
        return
        [
            .. entries
                .Where(e => e.Kind != "TestArranged")
                .Select(e => (e.Kind, Journal.Read(e)!.Sentence, Journal.Read(e)!.Reason)),
        ];
    }

    /// <summary>Does one thing a moment after the one before, so that the timeline has an order.</summary>
    public Task<T> NextAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        house.Clock.Pass(Duration.FromMilliseconds(1));
        return house.DoAsync(work);
    }

    private async Task<Guid> AddAsync(
        MemoryStream content,
        string name,
        string mediaType,
        string source,
        string title,
        Guid? holderId,
        string? key,
        bool theirs
    )
    {
        var id = Ids.New(house.Clock);
        await ChangeAsync(async s =>
        {
            var attachment = await s.GetRequiredService<Vault>()
                .SealAsync(RequestId, name, mediaType, content, default);
            s.GetRequiredService<Db>()
                .Add(
                    new Item
                    {
                        Id = id,
                        RequestId = RequestId,
                        HolderId = holderId,
                        Source = source,
                        Title = title,
                        RecordKey = key,
                        AttachmentId = attachment.Id,
                        FoundAt = house.Clock.Now,
                        IsTheirs = theirs,
                    }
                );
        });
        return id;
    }
}
