using System.Buffers.Binary;
using System.Text;

namespace Wardmote.Sheets;

/// <summary>The texts that a workbook's cells share, as UTF-8 in large blocks: half a million people take some 40 MB.</summary>
internal sealed class SharedTexts
{
    const int BlockBits = 20;
    const int BlockBytes = 1 << BlockBits;

    readonly List<byte[]> blocks = [];
    readonly List<int> places = [];
    int free = BlockBytes;

    /// <summary>Reads the part; one whose table is missing reads as none.</summary>
    internal static SharedTexts Read(PartReader? part, SheetLimits limits)
    {
        var texts = new SharedTexts();
        if (part is null)
            return texts;
        var buffer = new CellBuffer(limits.CellCharacters);
        var wanted = false;
        var phonetic = false;
        while (part.Read())
        {
            if (part.Starts("si"))
                buffer.Clear();
            else if (part.Ends("si"))
                texts.Add(buffer, limits);
            else if (part.Starts("rPh") || part.Ends("rPh"))
                phonetic = part.Starts("rPh");
            else if (part.Starts("t") || part.Ends("t"))
                wanted = part.Starts("t");
            else if (wanted && !phonetic && part.IsText)
                part.AppendTo(buffer);
        }
        return texts;
    }

    /// <summary>How many there are.</summary>
    internal int Count => places.Count;

    /// <summary>A text by its number, from 0.</summary>
    internal ReadOnlyMemory<byte> this[int number]
    {
        get
        {
            var block = blocks[places[number] >> BlockBits];
            var at = places[number] & (BlockBytes - 1);
            return block.AsMemory(at + sizeof(int), BinaryPrimitives.ReadInt32LittleEndian(block.AsSpan(at)));
        }
    }

    void Add(CellBuffer buffer, SheetLimits limits)
    {
        if (places.Count == limits.SharedTexts || (long)blocks.Count * BlockBytes > limits.SharedTextBytes)
            throw new SheetProblem(
                "The workbook holds more different texts than Wardmote reads. Save the sheet as “CSV UTF-8” and choose that file."
            );
        buffer.Unescape();
        var bytes = Encoding.UTF8.GetByteCount(buffer.Text);
        if (free + sizeof(int) + bytes > BlockBytes)
        {
            blocks.Add(GC.AllocateUninitializedArray<byte>(BlockBytes));
            free = 0;
        }
        places.Add(((blocks.Count - 1) << BlockBits) | free);
        BinaryPrimitives.WriteInt32LittleEndian(blocks[^1].AsSpan(free), bytes);
        Encoding.UTF8.GetBytes(buffer.Text, blocks[^1].AsSpan(free + sizeof(int)));
        free += sizeof(int) + bytes;
    }
}
