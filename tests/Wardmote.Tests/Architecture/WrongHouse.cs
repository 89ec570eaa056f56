// A house that breaks every rule once, so that the rules are seen to notice. Nothing runs it.
#pragma warning disable CA1822, CA1852, RCS1213, IDE0051

using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Wardmote.Store;

namespace Wrongmote.Rights
{
    internal sealed class Request
    {
        public int Number { get; set; }

        // Right: Organisation is lower.
        public Organisation.Unit? Unit { get; set; }
    }

    // Right: one public method, one save.
    [UseCase]
    internal sealed class CloseRequest(Db db)
    {
        public Task RunAsync(CancellationToken stop) => db.SaveChangesAsync(stop);
    }

    [UseCase]
    internal sealed class SaveTwice(Db db)
    {
        public async Task RunAsync(CancellationToken stop)
        {
            await db.SaveChangesAsync(stop);
            await db.SaveChangesAsync(stop);
        }
    }

    [UseCase]
    internal sealed class DoTwoThings(Db db)
    {
        public Task RunAsync(CancellationToken stop) => db.SaveChangesAsync(stop);

        public void AndAnother() { }
    }

    internal sealed class SaveOnTheSide(Db db)
    {
        public void Now() => db.SaveChanges();
    }

    internal sealed class DeleteAll(DbSet<Request> requests)
    {
        public Task RunAsync() => requests.ExecuteDeleteAsync();
    }

    internal sealed class WriteSql(Db db)
    {
        public Task RunAsync() => db.Database.ExecuteSqlRawAsync("select 1");
    }

    internal sealed class KnowTheWeb
    {
        public string Host(HttpContext context) => context.Request.Host.Host;
    }

    internal sealed class KnowTheProvider
    {
        public string State(SqliteConnection connection) => connection.DataSource;
    }
}

namespace Wrongmote.Breaches
{
    // Rights is on the same floor, and the only trace of it is a type argument inside a closure.
    internal sealed class Stranger
    {
        public Func<int> Count() => () => new List<Rights.Request>().Count;
    }
}

namespace Wrongmote.Organisation
{
    internal sealed class Unit;

    // Rights is higher.
    internal sealed class LooksUp
    {
        private readonly Rights.Request? latest = null;

        public override string ToString() => latest?.Number.ToString() ?? "";
    }
}

namespace Wrongmote.Attic
{
    internal sealed class NoRoom
    {
        public override string ToString() => "nowhere";
    }
}

namespace Wrongmote.Sqlite
{
    internal sealed class ProviderOfRights
    {
        public override string ToString() => new Rights.Request().Number.ToString();
    }
}

namespace Wrongmote.App
{
    // Right: the executable may use every room.
    internal sealed class Page
    {
        public override string ToString() => new Rights.Request().Number.ToString();
    }

    internal sealed class SavingPage(Db db)
    {
        public async Task PostAsync()
        {
            await Task.Yield();
            await db.SaveChangesAsync();
        }
    }
}
