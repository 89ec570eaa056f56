using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using Wardmote.Store;

namespace Wardmote.Postgres;

/// <summary>
/// Tells each connection, before its first command and whenever it changes, what its context may see
/// (<see cref="Db.Sight"/>), and puts it under the role that <see cref="RowSecurity"/> binds. A connection that was told
/// nothing sees nothing. One for each context.
/// </summary>
internal sealed class Wall : DbCommandInterceptor, IDbConnectionInterceptor, IDbTransactionInterceptor
{
    private Sight? told;

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        await TellAsync(command, eventData, cancellationToken);
        return result;
    }

    public override async ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result,
        CancellationToken cancellationToken = default
    )
    {
        await TellAsync(command, eventData, cancellationToken);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        await TellAsync(command, eventData, cancellationToken);
        return result;
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    )
    {
        TellNow(command, eventData);
        return result;
    }

    public override InterceptionResult<object> ScalarExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result
    )
    {
        TellNow(command, eventData);
        return result;
    }

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result
    )
    {
        TellNow(command, eventData);
        return result;
    }

    void IDbConnectionInterceptor.ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        told = null;

    Task IDbConnectionInterceptor.ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken
    )
    {
        told = null;
        return Task.CompletedTask;
    }

    // What was told inside a transaction is undone with it.
    void IDbTransactionInterceptor.TransactionRolledBack(
        DbTransaction transaction,
        TransactionEndEventData eventData
    ) => told = null;

    Task IDbTransactionInterceptor.TransactionRolledBackAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken
    )
    {
        told = null;
        return Task.CompletedTask;
    }

    void IDbTransactionInterceptor.RolledBackToSavepoint(DbTransaction transaction, TransactionEventData eventData) =>
        told = null;

    Task IDbTransactionInterceptor.RolledBackToSavepointAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        CancellationToken cancellationToken
    )
    {
        told = null;
        return Task.CompletedTask;
    }

    private async Task TellAsync(DbCommand command, CommandEventData eventData, CancellationToken stop)
    {
        if (Telling(command, eventData) is not { } telling)
            return;
        await using (telling)
            await telling.ExecuteNonQueryAsync(stop);
    }

    private void TellNow(DbCommand command, CommandEventData eventData)
    {
        using var telling = Telling(command, eventData);
        telling?.ExecuteNonQuery();
    }

    private NpgsqlCommand? Telling(DbCommand command, CommandEventData eventData)
    {
        var sight = ((Db)eventData.Context!).Sight;
        if (told == sight)
            return null;
        told = sight;
        var reach = sight.Units is null ? RowSecurity.Everything : string.Join(',', sight.Units);
        return new(
            $"set role {RowSecurity.Role}; set {RowSecurity.Setting} = '{reach}'",
            (NpgsqlConnection)command.Connection!,
            (NpgsqlTransaction?)command.Transaction
        );
    }
}
