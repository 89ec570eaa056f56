using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Wardmote.Clocks;
using Wardmote.Evidence;
using Wardmote.Organisation;
using Wardmote.Rights.Changing;
using Wardmote.Store;

namespace Wardmote.Rights;

/// <summary>Gathers what goes into a pack from a request that is ready for it. It opens small things only: records and short texts.</summary>
internal sealed class PackGathering(Db db, Vault vault, IEnumerable<IHoldPersonalData> rooms)
{
    // A text up to this long is shown on the page; a longer one is only a file.
    private const int MostWords = 32 * 1024;
    private const int MostWordsTogether = 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );
    private int wordsShown;

    public async Task<PackContents> GatherAsync(Request request, string madeBy, Instant now, CancellationToken stop)
    {
        var found = request
            .Items.Where(i => i.IsTheirs && i.NotTheirsAt is null)
            .ToLookup(i => i.Ruling is { Granted: false });
        var theirs = found[false].ToList();
        var replacements = await ReplacementsAsync(theirs, stop);
        var records = new List<(string Source, HeldRecord Record)>();
        var files = new List<FoundFile>();
        foreach (
            var item in theirs
                .OrderBy(i => i.Source, StringComparer.Ordinal)
                .ThenBy(i => i.FoundAt)
                .ThenBy(i => i.RecordKey, StringComparer.Ordinal)
        )
        {
            if (Given(item, replacements) is not { } content)
                continue;
            if (item.HolderId is null && item.Withholding is null or { Redacted: true })
                records.Add((item.Source, await RecordAsync(item, content, stop)));
            else
                files.Add(await FileAsync(files.Count + 1, item, content, stop));
        }
        var paths = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { PackPaths.Json };
        return new()
        {
            Reference = request.Reference,
            Kind = request.Kind,
            ReceivedOn = request.ReceivedOn,
            MadeAt = now,
            MadeBy = madeBy,
            Controller = await ControllerAsync(request.Unit, stop),
            Subject = new(request.Subject.Name, request.Subject.Email, request.Subject.PostalAddress),
            Representative = request.Representative is { } other
                ? new(other.Name, other.Email, other.PostalAddress)
                : null,
            Authority = request.Representative?.Authority,
            Scope = request.Scope,
            Stores =
            [
                .. rooms
                    .Select(r => r.Source)
                    .Concat(records.Select(r => r.Source))
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ],
            StoresSearchedOn = (request.SearchedAt ?? now).UkDate(),
            Searches = [.. request.Holders.OrderBy(h => h.Name, StringComparer.Ordinal).Select(SearchOf)],
            Records =
            [
                .. records
                    .GroupBy(r => r.Source, r => r.Record, StringComparer.Ordinal)
                    .Select(g => new FoundRecords(g.Key, PackPaths.Csv(g.Key, paths), [.. g])),
            ],
            Files = files,
            LeftOut =
            [
                .. found[true]
                    .OrderBy(i => i.Source, StringComparer.Ordinal)
                    .ThenBy(i => i.Id)
                    .Select(i =>
                        $"{i.Source}: {Words.InLine(i.Title)}, because {Said(GroundText.Of(i.Ruling!.Ground!.Value))}"
                    ),
            ],
            KeptBack =
            [
                .. theirs
                    .Select(i => i.Withholding)
                    .OfType<Withholding>()
                    .OrderBy(w => w.At)
                    .Select(w => new KeptBack(w.Described, w.ReplacementId is not null, ExemptionText.Of(w.Exemption))),
            ],
        };
    }

    // A unit without any address of its own is reached through the nearest unit above it that has one (R5).
    private async Task<Party> ControllerAsync(Unit unit, CancellationToken stop)
    {
        if (unit.Email is not null || unit.PostalAddress is not null)
            return new(unit.Name, unit.Email, unit.PostalAddress);
        var units = db.Units;
        var above =
            from step in db.Set<UnitAbove>()
            join higher in units on step.AboveId equals higher.Id
            where step.UnitId == unit.Id && (higher.Email != null || higher.PostalAddress != null)
            orderby step.Steps
            select new Party(unit.Name, higher.Email, higher.PostalAddress);
        return await above.FirstOrDefaultAsync(stop) ?? new(unit.Name, null, null);
    }

    private static string Said(GroundText ground) => $"{ground.Name} ({ground.Provision}).";

    // What goes of an item: the thing itself, the copy that replaces it, or nothing.
    private static Attachment? Given(Item item, Dictionary<Guid, Attachment> replacements) =>
        item.Withholding is not { } kept ? item.Attachment
        : kept.ReplacementId is { } copy ? replacements[copy]
        : null;

    private Task<Dictionary<Guid, Attachment>> ReplacementsAsync(List<Item> items, CancellationToken stop)
    {
        var ids = items.Select(i => i.Withholding?.ReplacementId).OfType<Guid>().ToList();
        return db.Attachments.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, stop);
    }

    private async Task<HeldRecord> ReadRecordAsync(Attachment content, CancellationToken stop) =>
        JsonSerializer.Deserialize<HeldRecord>(await vault.ReadAsync(content, stop), JsonSerializerOptions.Strict)
        ?? throw new InvalidDataException($"Attachment {content.Id} is no record.");

    private async Task<HeldRecord> RecordAsync(Item item, Attachment content, CancellationToken stop)
    {
        var record = await ReadRecordAsync(content, stop);
        return item.Withholding is { } kept ? record with { Title = kept.Described } : record;
    }

    // Of a thing kept back in part, neither its title nor its file name is told: they could give the rest away.
    private async Task<FoundFile> FileAsync(int number, Item item, Attachment content, CancellationToken stop) =>
        new(
            PackPaths.Attachment(number, content.Name),
            item.Withholding?.Described ?? item.Title,
            item.Source,
            content,
            await WordsAsync(content, stop),
            item.Withholding is not null
        );

    private async Task<string?> WordsAsync(Attachment content, CancellationToken stop)
    {
        if (
            !content.MediaType.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase)
            || content.Length > MostWords
            || wordsShown + content.Length > MostWordsTogether
        )
            return null;
        try
        {
            var words = Strict.GetString(await vault.ReadAsync(content, stop)).ReplaceLineEndings("\n").Trim();
            wordsShown += (int)content.Length;
            return words.Any(c => char.IsControl(c) && c is not ('\n' or '\t')) ? null : words;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static Search SearchOf(Holder holder)
    {
        var answer = holder.Answer;
        return new(
            holder.Name,
            [.. holder.Capacities.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            holder.AskedAt.UkDate(),
            answer is { Outcome: Outcome.NoResponse } ? null : answer?.At.UkDate(),
            answer?.Outcome switch
            {
                Outcome.Found => "gave us what they held",
                Outcome.Nothing => "looked and held nothing",
                Outcome.NoResponse => "did not answer, though we chased them",
                _ when holder.ExcusedAt is not null => "did not need to look after all",
                _ => "had not answered when this pack was made",
            },
            answer?.Searched
        );
    }
}
