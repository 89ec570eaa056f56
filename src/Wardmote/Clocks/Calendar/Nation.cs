namespace Wardmote.Clocks;

/// <summary>Whose public holidays move a date: the nation where the unit that must act sits.</summary>
public enum Nation
{
    EnglandAndWales,
    Scotland,
    NorthernIreland,
}

/// <summary>The nations as text.</summary>
public static class Nations
{
    /// <summary>"england-and-wales", "scotland", "northern-ireland": as files, addresses and the command line write it.</summary>
    public static string Text(this Nation nation) => TextNames.Of(nation);

    /// <summary>"England and Wales", for a sentence.</summary>
    public static string InWords(this Nation nation) =>
        nation switch
        {
            Nation.EnglandAndWales => "England and Wales",
            Nation.Scotland => "Scotland",
            _ => "Northern Ireland",
        };

    /// <summary>The nation of that name.</summary>
    /// <exception cref="CannotCompute">The text names no nation.</exception>
    public static Nation Parse(string text) => TextNames.Parse<Nation>(text, "a nation");
}
