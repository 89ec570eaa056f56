using Bogus;

namespace Wardmote.Tests.Sheets;

/// <summary>Names as they come from the world: ordinary ones with something nasty in them.</summary>
sealed class EvilNames(int seed)
{
    static readonly string[] Nasty =
    [
        "\u202E",
        "\u2066x\u2069",
        "\u200D",
        "\u0301\u0301\u0301",
        "👩‍👩‍👧‍👦",
        "\r\n",
        "\n",
        "\t",
        "\"",
        "\"\"",
        ",",
        ";",
        "'",
        "=",
        "'=",
        "''+",
        "＝",
        "-",
        "@",
        "مرحبا",
        "\uFEFF",
        "\u00A0",
        "\u2028",
        "\u001B[0m",
        "NULL",
        "<script>",
        "{{env}}",
        "$p0",
    ];

    static readonly string[] Locales = ["en_GB", "pl", "ar", "zh_CN", "ko", "vi", "el", "ru"];

    readonly Faker[] fakers = [.. Locales.Select(locale => new Faker(locale) { Random = new Randomizer(seed) })];
    readonly Randomizer chance = new(seed);

    internal string Next()
    {
        var name = chance.ArrayElement(fakers).Name.FullName();
        for (var i = chance.Number(0, 3); i > 0; i--)
        {
            var at = chance.Number(0, name.Length);
            if (at < name.Length && char.IsLowSurrogate(name[at]))
                at--;
            name = name.Insert(at, chance.ArrayElement(Nasty));
        }
        return chance.Bool(0.1f) ? chance.ArrayElement(Nasty) : name;
    }
}
