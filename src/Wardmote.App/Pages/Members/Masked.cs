namespace Wardmote.App.Pages.Members;

/// <summary>Enough of an address to tell two people apart in a list, and not enough to write to them.</summary>
public static class Masked
{
    /// <summary>"s…@example.org"; empty when there is none.</summary>
    public static string Email(string? email) =>
        email?.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? $"{email[0]}…{email[at..]}" : "";

    /// <summary>"…123": the last three digits; empty when there are none.</summary>
    public static string Phone(string? phone)
    {
        var digits = string.Concat((phone ?? "").Where(char.IsAsciiDigit));
        return digits.Length < 6 ? "" : $"…{digits[^3..]}";
    }
}
