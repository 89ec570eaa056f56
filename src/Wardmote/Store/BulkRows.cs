using System.Buffers.Binary;
using System.Text;
using NodaTime;

namespace Wardmote.Store;

/// <summary>
/// Rows on their way into a table, packed in one buffer that is used again and again. They are packed as PostgreSQL's
/// binary COPY wants them (a count of fields, then each field's length and bytes, big-endian; length -1 is null), so
/// that they go there as they are; SQLite unpacks them.
/// </summary>
public sealed class BulkRows
{
    private static readonly LocalDate Epoch = new(2000, 1, 1);

    private readonly BulkColumn[] columns;
    private byte[] buffer;
    private int end;
    private int rowStart;
    private int field;

    /// <param name="table">What the rows are for.</param>
    /// <param name="bytes">How large the buffer is at first; it grows when it must.</param>
    public BulkRows(BulkTable table, int bytes = 1 << 16)
    {
        Table = table;
        columns = [.. table.Columns];
        buffer = new byte[bytes];
    }

    /// <summary>Where the rows go.</summary>
    public BulkTable Table { get; private set; }

    /// <summary>How many rows are finished.</summary>
    public int Count { get; private set; }

    /// <summary>The finished rows, packed. Valid until the next change.</summary>
    public ReadOnlyMemory<byte> Packed => buffer.AsMemory(0, rowStart);

    /// <summary>The fields packed so far of the row being written. Valid until the next change.</summary>
    public ReadOnlySpan<byte> CurrentRow => buffer.AsSpan(rowStart, end - rowStart);

    /// <summary>Forgets all rows.</summary>
    public void Clear() => (Count, end, rowStart, field) = (0, 0, 0, 0);

    /// <summary>Forgets the row being written.</summary>
    public void Drop() => (end, field) = (rowStart, 0);

    /// <summary>Ends the row; it must have a value for every column.</summary>
    public void EndRow()
    {
        if (field != columns.Length)
            throw new InvalidOperationException($"A row of {Table.Name} has {field} of {columns.Length} values.");
        (Count, rowStart, field) = (Count + 1, end, 0);
    }

    /// <summary>Moves the row being written to the end of another buffer with the same columns, to be finished there.</summary>
    public void MoveRowTo(BulkRows other)
    {
        var row = CurrentRow;
        row.CopyTo(other.Room(row.Length));
        other.end += row.Length;
        other.field = field;
        Drop();
    }

    /// <summary>Sends the rows into another table with the same columns.</summary>
    public BulkRows Into(BulkTable table)
    {
        Table = table;
        return this;
    }

    public void Null() => BinaryPrimitives.WriteInt32BigEndian(Next(null, 0), -1);

    /// <summary>Text as UTF-8; null when there is none.</summary>
    public void Utf8(ReadOnlySpan<byte> text) => text.CopyTo(Next(BulkType.Text, text.Length));

    /// <summary>Text as UTF-8, where nothing means null.</summary>
    public void Utf8OrNull(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            Null();
        else
            Utf8(text);
    }

    public void Text(string? text)
    {
        if (text is null)
            Null();
        else
            Encoding.UTF8.GetBytes(text, Next(BulkType.Text, Encoding.UTF8.GetByteCount(text)));
    }

    public void Key(Guid? key)
    {
        if (key is { } value)
            value.TryWriteBytes(Next(BulkType.Key, 16), bigEndian: true, out _);
        else
            Null();
    }

    public void Day(LocalDate? day)
    {
        if (day is { } date)
            BinaryPrimitives.WriteInt32BigEndian(Next(BulkType.Day, 4), DaysSinceEpoch(date));
        else
            Null();
    }

    public void Int(int number) => BinaryPrimitives.WriteInt32BigEndian(Next(BulkType.Int, 4), number);

    public void Long(long number) => BinaryPrimitives.WriteInt64BigEndian(Next(BulkType.Long, 8), number);

    public void Flag(bool yes) => Next(BulkType.Flag, 1)[0] = yes ? (byte)1 : (byte)0;

    public void Bytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Next(BulkType.Bytes, bytes.Length));

    /// <summary>Reads rows back, field by field: what a provider without binary COPY needs.</summary>
    public Reader Read() => new(buffer.AsSpan(0, rowStart));

    /// <summary>The date that a packed day stands for.</summary>
    public static LocalDate DayFrom(ReadOnlySpan<byte> packed) =>
        Epoch.PlusDays(BinaryPrimitives.ReadInt32BigEndian(packed));

    private static int DaysSinceEpoch(LocalDate date) => Period.DaysBetween(Epoch, date);

    private Span<byte> Next(BulkType? type, int length)
    {
        if (field == columns.Length || (type is { } given && given != columns[field].Type))
            throw new InvalidOperationException($"Value {field + 1} of a row of {Table.Name} is out of place: {type}.");
        var head = field == 0 ? 6 : 4;
        var room = Room(head + length);
        if (field == 0)
            BinaryPrimitives.WriteInt16BigEndian(room, (short)columns.Length);
        end += head + length;
        field++;
        if (type is null)
            return room[(head - 4)..];
        BinaryPrimitives.WriteInt32BigEndian(room[(head - 4)..], length);
        return room[head..];
    }

    private Span<byte> Room(int bytes)
    {
        if (buffer.Length - end < bytes)
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, end + bytes));
        return buffer.AsSpan(end, bytes);
    }

    /// <summary>Goes through packed rows.</summary>
    public ref struct Reader(ReadOnlySpan<byte> packed)
    {
        private ReadOnlySpan<byte> left = packed;

        /// <summary>Moves to the next row; false after the last.</summary>
        public bool NextRow()
        {
            if (left.IsEmpty)
                return false;
            left = left[2..];
            return true;
        }

        /// <summary>Reads the next field of the row; false when it is null.</summary>
        public bool NextField(out ReadOnlySpan<byte> value)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(left);
            left = left[4..];
            value = length <= 0 ? default : left[..length];
            if (length > 0)
                left = left[length..];
            return length >= 0;
        }
    }
}
