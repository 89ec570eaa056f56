using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NJsonSchema;
using Shouldly;
using Wardmote.Clocks;
using Xunit;
using YamlDotNet.Serialization;

namespace Wardmote.Tests.Clocks;

/// <summary>
/// The schema that helps whoever writes a rule pack says the same as the reader. JSON is YAML, so one text goes to both:
/// a pack with everything in it, and that pack with each of its places spoilt in turn.
/// </summary>
public partial class RulePackSchema
{
    private const string BeyondASchema = ": make them agree.";
    private const string Path = "rules/rule-pack.schema.json";

    // An answer in months, so that the days of the stages need not come to it.
    private const string Everything = """
        {
          "pack": "all", "layer": "statute", "title": "All of it", "version": "2026-11-22",
          "tasks": {
            "access": "A", "rectification": "A", "erasure": "A", "restriction": "A", "portability": "A",
            "objection": "A", "withdrawal": "A", "stop-notice": "A"
          },
          "answer": [{
            "kinds": ["access", "rectification", "erasure", "restriction", "portability", "objection", "withdrawal", "stop-notice"],
            "from": "2026-02-05", "until": "2026-03-31", "limit": "1 month", "extension-months": 2, "waits": true, "pauses": true,
            "source": "S", "waiting-source": "S", "extension-source": "S", "pause-source": "S", "rolling-source": "S", "note": "N."
          }],
          "stages": [{
            "kinds": ["access"], "slack-days": 9, "source": "S",
            "steps": [{"stage": "ask", "title": "Asked", "days": 7}, {"stage": "reply", "title": "Answered", "days": 7}]
          }],
          "holder": {"days": 3660, "reminder-days-before": 0, "escalation-days-after": 1, "source": "S"},
          "limits": [{
            "name": "a", "title": "T", "starts": "it came", "from": "2026-02-05", "until": "2026-03-31", "limit": "30 days",
            "rolls": false, "source": "S", "note": "N."
          }],
          "breach": [{
            "name": "b", "title": "T", "runs-from": "aware", "from": "2026-02-05", "until": "2026-03-31", "limit": "72 hours",
            "source": "S"
          }]
        }
        """;

    private static readonly string[] Texts =
    [
        "\"\"",
        "\" \"",
        "\"nonsense\"",
        "\"2026-02-30\"",
        "\"2026-3-3\"",
        "\"26-03-03\"",
        "\"0 days\"",
        "\"9999 days\"",
        "\"10000 days\"",
        "\"3 hours\"",
        "\"3 weeks\"",
        "\"1 year\"",
        "\"3 fortnights\"",
        "\"days 3\"",
        "[]",
        "{}",
    ];

    private static readonly string[] Figures = ["-1", "0", "1", "1.5", "120", "1000000", "\"nonsense\"", "[]", "{}"];
    private static readonly string[] Answers = ["true", "false", "\"nonsense\"", "\"\"", "7", "[]", "{}"];
    private static readonly string[] Lists = ["[]", "[\"nonsense\"]", "[[]]", "[{}]", "\"nonsense\"", "{}"];
    private static readonly string[] Maps = ["{}", "{\"nonsense\":1}", "[]", "\"nonsense\""];

    private static readonly JsonSchema Schema = JsonSchema
        .FromJsonAsync(Repository.Read(Path))
        .GetAwaiter()
        .GetResult();

    [Theory]
    [InlineData("uk-statute")]
    [InlineData("national-policy")]
    [InlineData("local-policy")]
    public void The_packs_that_come_with_Wardmote_follow_it_and_name_it(string pack)
    {
        var yaml = Repository.Read($"rules/{pack}.yaml");
        yaml.ShouldStartWith("# yaml-language-server: $schema=./rule-pack.schema.json\n");
        var read = new DeserializerBuilder()
            .WithAttemptingUnquotedStringTypeDeserialization()
            .Build()
            .Deserialize<object>(yaml);
        var json = new SerializerBuilder().JsonCompatible().Build().Serialize(read);
        Schema.Validate(json).Select(problem => problem.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public void Both_take_a_pack_with_everything_in_it_and_one_with_nothing()
    {
        Agreed(JsonNode.Parse(Everything)!).ShouldBe((true, true));
        Agreed(JsonNode.Parse("""{"pack":"p","layer":"unit","title":"T","version":"2026-11-22"}""")!)
            .ShouldBe((true, true));
    }

    [Fact]
    public void Both_refuse_a_pack_with_anything_wrong_or_missing_in_it()
    {
        var refused = 0;
        foreach (var (what, pack) in Spoilt().Where((_, place) => place % Effort.OneIn == 0))
        {
            var sentence = Sentence(pack);
            var reader = sentence is null;
            if (reader != Follows(pack) && sentence?.EndsWith(BeyondASchema, StringComparison.Ordinal) != true)
                Assert.Fail($"{what}: the reader {(reader ? "takes" : "refuses")} it, the schema does not. {sentence}");
            if (reader)
                continue;
            refused++;
            if (!ARefusal().IsMatch(sentence!))
                Assert.Fail($"{what}: {sentence}");
        }

        refused.ShouldBeGreaterThan(500 / Effort.OneIn);
    }

    [Fact]
    public void Both_know_the_same_keys()
    {
        var read = Objects(JsonNode.Parse(Everything)!).Select(at => KeysTheReaderNames(at.Path)).Distinct().Order();
        var described = Objects(JsonNode.Parse(Repository.Read(Path))!)
            .Where(at => at.Node.ContainsKey("additionalProperties"))
            .Select(at => string.Join(' ', at.Node["properties"]!.AsObject().Select(pair => pair.Key).Order()))
            .Distinct()
            .Order();
        described.ShouldBe(read);
    }

    [Fact]
    public void Both_know_the_same_choices()
    {
        foreach (var layer in Enum.GetNames<LayerKind>().Where(name => name != nameof(LayerKind.Statute)))
            Taken("layer", layer, alsoWithout: "tasks");
        foreach (var moment in Enum.GetNames<BreachMoment>())
            Taken("breach/0/runs-from", moment);
        foreach (var unit in Enum.GetNames<LimitUnit>())
        foreach (var length in new[] { $"1 {unit[..^1]}", $"12 {unit}" })
            Taken(unit == nameof(LimitUnit.Hours) ? "breach/0/limit" : "limits/0/limit", length);
        Objects(JsonNode.Parse(Repository.Read(Path))!)
            .Select(at => at.Node["enum"]?.AsArray().Count ?? 0)
            .Where(choices => choices > 0)
            .Order()
            .ShouldBe(
                [
                    1,
                    3,
                    Enum.GetValues<BreachMoment>().Length,
                    Enum.GetValues<LayerKind>().Length,
                    Enum.GetValues<RightKind>().Length,
                ],
                ignoreOrder: true
            );
        JsonNode.Parse(Everything)!["answer"]![0]!["kinds"]!
            .AsArray()
            .Select(kind => kind!.GetValue<string>())
            .ShouldBe(Enum.GetValues<RightKind>().Select(kind => kind.Text()));

        static void Taken(string place, string choice, string? alsoWithout = null)
        {
            var pack = JsonNode.Parse(Everything)!;
            Put(pack, place, JsonValue.Create(choice.ToLowerInvariant()));
            if (alsoWithout is not null)
                pack.AsObject().Remove(alsoWithout);
            Agreed(pack).ShouldBe((true, true), $"{place}: {choice}");
        }
    }

    private static IEnumerable<(string What, JsonNode Pack)> Spoilt()
    {
        foreach (var (path, node) in Places(JsonNode.Parse(Everything)!))
        {
            string[] others = node switch
            {
                JsonObject => Maps,
                JsonArray => Lists,
                JsonValue value when value.TryGetValue<string>(out _) => Texts,
                JsonValue value when value.TryGetValue<bool>(out _) => Answers,
                _ => Figures,
            };
            foreach (var other in others)
                yield return ($"{path} is {other}", Changed(pack => Put(pack, path, JsonNode.Parse(other))));
            if (!char.IsAsciiDigit(path[^1]))
                yield return ($"{path} is missing", Changed(pack => Put(pack, path, null)));
            if (node is JsonObject)
                yield return (
                    $"{path} has one more key",
                    Changed(pack => Put(pack, $"{path}/nonsense", JsonValue.Create("x")))
                );
        }

        yield return ("one more key", Changed(pack => Put(pack, "nonsense", JsonValue.Create("x"))));
        yield return ("tasks in a policy", Changed(pack => Put(pack, "layer", JsonValue.Create("unit"))));
    }

    private static JsonNode Changed(Action<JsonNode> change)
    {
        var pack = JsonNode.Parse(Everything)!;
        change(pack);
        return pack;
    }

    private static (bool Reader, bool Schema) Agreed(JsonNode pack) => (Sentence(pack) is null, Follows(pack));

    private static bool Follows(JsonNode pack) => Schema.Validate(pack.ToJsonString()).Count == 0;

    private static string? Sentence(JsonNode pack)
    {
        try
        {
            RulePackFile.Read("pack.yaml", pack.ToJsonString());
            return null;
        }
        catch (CannotCompute refusal)
        {
            return refusal.Message;
        }
    }

    // "use kinds, from or until": what the reader would have taken instead of the key it does not know.
    private static string KeysTheReaderNames(string path)
    {
        var sentence = Sentence(
            Changed(pack => Put(pack, path == "" ? "nonsense" : $"{path}/nonsense", JsonValue.Create("x")))
        );
        return string.Join(' ', NamedKeys().Match(sentence!).Groups[1].Value.Replace(" or ", ", ").Split(", ").Order());
    }

    private static IEnumerable<(string Path, JsonNode Node)> Places(JsonNode node, string path = "")
    {
        if (path != "")
            yield return (path, node);
        var inside = node switch
        {
            JsonObject map => map.Select(pair => (pair.Key, pair.Value!)),
            JsonArray list => list.Select((item, at) => (at.ToString(), item!)),
            _ => [],
        };
        foreach (var (key, value) in inside)
        foreach (var place in Places(value, path == "" ? key : $"{path}/{key}"))
            yield return place;
    }

    private static IEnumerable<(string Path, JsonObject Node)> Objects(JsonNode node) =>
        Places(node)
            .Where(place => place.Node is JsonObject)
            .Select(place => (place.Path, place.Node.AsObject()))
            .Prepend(("", node.AsObject()));

    // A null takes the key away.
    private static void Put(JsonNode pack, string path, JsonNode? value)
    {
        var steps = path.Split('/');
        var at = steps[..^1].Aggregate(pack, (node, step) => node is JsonArray ? node[int.Parse(step)]! : node[step]!);
        if (value is null)
            at.AsObject().Remove(steps[^1]);
        else if (at is JsonArray list)
            list[int.Parse(steps[^1])] = value;
        else
            at[steps[^1]] = value;
    }

    [GeneratedRegex(@"^pack\.yaml, line \d+, '[^']+': .+\.$")]
    private static partial Regex ARefusal();

    [GeneratedRegex(@"not known here: use (.+)\.$")]
    private static partial Regex NamedKeys();
}
