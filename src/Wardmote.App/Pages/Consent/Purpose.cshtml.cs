using Microsoft.AspNetCore.Mvc;
using Wardmote.Consent;
using Wardmote.Store;

namespace Wardmote.App.Pages.Consent;

/// <summary>One purpose: the words in every version, and who agreed to which (R110).</summary>
public sealed class PurposeModel(Db db, Consents consents) : ConsentPage(db)
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Number { get; set; } = 1;

    /// <summary>The latest first.</summary>
    public IReadOnlyList<ConsentWording> Versions { get; private set; } = [];

    public IReadOnlyList<ConsentLine> Lines { get; private set; } = [];
    public bool More { get; private set; }

    protected override async Task<bool> LoadAsync(CancellationToken stop)
    {
        Versions = await VersionsAsync(Id, stop);
        if (Versions.Count == 0)
            return false;
        (var records, Number, More) = await consents.RecordsOf(Actor, Unit.Id, Id).PageAsync(Number, PageSize, stop);
        Lines = await consents.TellAsync(Actor, records, stop);
        return true;
    }
}
