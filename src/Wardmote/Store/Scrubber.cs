namespace Wardmote.Store;

/// <summary>Sees to it that what was deleted is in no file of the database (UK GDPR Art 5(1)(f) and 17).</summary>
public sealed class Scrubber(Db db, IDatabaseEngine engine)
{
    /// <inheritdoc cref="IDatabaseEngine.EmptyLogAsync"/>
    public Task EmptyLogAsync(CancellationToken stop) => engine.EmptyLogAsync(db, stop);

    /// <inheritdoc cref="IDatabaseEngine.ScrubAsync"/>
    public Task ScrubAsync(CancellationToken stop) => engine.ScrubAsync(db, stop);
}
