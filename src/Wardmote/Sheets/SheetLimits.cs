namespace Wardmote.Sheets;

/// <summary>How much of a stranger's file Wardmote is willing to read. Memory use follows from these, not from the file.</summary>
public sealed record SheetLimits
{
    /// <summary>What imports use unless they say otherwise.</summary>
    public static SheetLimits Default { get; } = new();

    /// <summary>The largest file, in bytes.</summary>
    public long FileBytes { get; init; } = 1L << 30;

    /// <summary>The most rows under the header.</summary>
    public int Rows { get; init; } = 5_000_000;

    /// <summary>The most columns in the header.</summary>
    public int Columns { get; init; } = 200;

    /// <summary>The longest cell, in UTF-16 code units; Excel's own limit is 32,767.</summary>
    public int CellCharacters { get; init; } = 32_768;

    /// <summary>The most bytes the parts of a workbook may unpack to, all together, and the most its cells may hold as text.</summary>
    public long UnpackedBytes { get; init; } = 1L << 30;

    /// <summary>How many times larger than its packed form a part of a workbook may be, once it is over a megabyte; sheets of people stay under 30.</summary>
    public int UnpackedRatio { get; init; } = 200;

    /// <summary>The most bytes of UTF-8 that the texts shared by a workbook's cells may hold, all together; they are kept in memory.</summary>
    public int SharedTextBytes { get; init; } = 128 << 20;

    /// <summary>The most texts that a workbook's cells may share.</summary>
    public int SharedTexts { get; init; } = 8_000_000;
}
