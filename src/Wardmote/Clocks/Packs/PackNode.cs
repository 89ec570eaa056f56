using System.Globalization;
using NodaTime;
using NodaTime.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Wardmote.Clocks;

/// <summary>One mapping in a rule pack. Every refusal names the file, the line, the key and what to write instead.</summary>
internal sealed class PackNode
{
    private const int LongestFile = 65_536;
    private const int Deepest = 8;
    private const int LongestCount = 9999;
    private readonly string _file;
    private readonly YamlMappingNode _map;
    private readonly Dictionary<string, YamlNode> _values = [];

    private PackNode(string file, YamlMappingNode map)
    {
        _file = file;
        _map = map;
        foreach (var (key, value) in map.Children)
            _values[key is YamlScalarNode { Value: { } name } ? name : throw At(key, "?", "write a word as the key")] =
                value;
    }

    /// <summary>The top of a file.</summary>
    /// <exception cref="CannotCompute">Not YAML, too long, too deep, or not a mapping.</exception>
    public static PackNode Parse(string file, string yaml)
    {
        if (yaml.Length > LongestFile)
            throw new CannotCompute(
                $"{file} is longer than a rule pack can be (64 KB): check that it is the right file."
            );
        try
        {
            MustBeShallow(file, yaml);
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return stream.Documents is [{ RootNode: YamlMappingNode map }]
                ? new(file, map)
                : throw new CannotCompute(
                    $"{file}, line 1: a rule pack is one list of keys and values, beginning with 'pack:'."
                );
        }
        catch (YamlException fault)
        {
            throw new CannotCompute(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{file}, line {fault.Start.Line}: this is not valid YAML. Check the indentation, colons and quotes, and that no key stands twice."
                )
            );
        }
    }

    public bool Has(string key) => _values.ContainsKey(key);

    public void OnlyHas(params ReadOnlySpan<string> keys)
    {
        foreach (var key in _values.Keys)
            if (!keys.Contains(key))
                throw At(
                    _map.Children.Keys.Single(node => ((YamlScalarNode)node).Value == key),
                    key,
                    $"this key is not known here: use {PlainDates.List(keys.ToArray(), "or")}"
                );
    }

    public string Text(string key) =>
        Needed(key) is YamlScalarNode { Value: { } text } && !string.IsNullOrWhiteSpace(text)
            ? text.Trim()
            : throw Refuse(key, "write some text");

    public string TextOr(string key, string otherwise) => Has(key) ? Text(key) : otherwise;

    public LocalDate Date(string key) =>
        LocalDatePattern.Iso.Parse(Text(key)).TryGetValue(default, out var date)
            ? date
            : throw Refuse(key, $"write a date such as 2026-02-05; it says '{Text(key)}'");

    public int Number(string key, int least, int most) =>
        int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= least
        && number <= most
            ? number
            : throw Refuse(
                key,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"write a whole number from {least} to {most}; it says '{Text(key)}'"
                )
            );

    /// <summary>"1 month", "30 days", "72 hours".</summary>
    public Limit Limit(string key)
    {
        var words = Text(key).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
            words is [var figure, var unit]
            && int.TryParse(figure, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count is >= 1 and <= LongestCount
            && TextNames.TryParse(unit.EndsWith('s') ? unit : unit + "s", out LimitUnit counted)
            ? new(counted, count)
            : throw Refuse(key, $"write a length of time such as 1 month, 30 days or 72 hours; it says '{Text(key)}'");
    }

    public bool YesNo(string key) =>
        Text(key) switch
        {
            "true" => true,
            "false" => false,
            var other => throw Refuse(key, $"write true or false; it says '{other}'"),
        };

    public T Word<T>(string key, string what)
        where T : struct, Enum => OneOf<T>(key, Text(key), what);

    public IReadOnlyList<T> Words<T>(string key, string what)
        where T : struct, Enum =>
        Needed(key) is YamlSequenceNode { Children.Count: > 0 } list
            ? [.. list.Select(item => OneOf<T>(key, (item as YamlScalarNode)?.Value ?? "", what))]
            : throw Refuse(key, $"write a list such as [{TextNames.Of(default(T))}]");

    /// <summary>The mappings of a list; none when the key is absent.</summary>
    public IReadOnlyList<PackNode> Items(string key)
    {
        if (!Has(key))
            return [];
        return _values[key] is YamlSequenceNode list
            ? [.. list.Select(item => Nested(key, item))]
            : throw Refuse(key, "write a list, each item beginning with '- '");
    }

    public PackNode Map(string key) => Nested(key, Needed(key));

    public CannotCompute Refuse(string key, string sentence) =>
        At(_values.TryGetValue(key, out var value) ? value : _map, key, sentence);

    private PackNode Nested(string key, YamlNode node) =>
        node is YamlMappingNode map ? new(_file, map) : throw At(node, key, "write keys and values here");

    private YamlNode Needed(string key) =>
        _values.TryGetValue(key, out var value) ? value : throw Refuse(key, "this key is missing: add it");

    private T OneOf<T>(string key, string text, string what)
        where T : struct, Enum =>
        TextNames.TryParse(text, out T value)
            ? value
            : throw Refuse(key, $"'{text}' is not {what}: write {TextNames.Choice<T>()}");

    private CannotCompute At(YamlNode node, string key, string sentence) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{_file}, line {node.Start.Line}, '{key}': {sentence}."));

    // The reader calls itself once per level, so depth is looked at before it is trusted.
    private static void MustBeShallow(string file, string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        for (var depth = 0; parser.MoveNext(); )
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > Deepest)
                throw new CannotCompute(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{file}, line {parser.Current.Start.Line}: this is nested more deeply than a rule pack can be."
                    )
                );
        }
    }
}
