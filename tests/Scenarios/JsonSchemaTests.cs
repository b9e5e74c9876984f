using System.Text.Json.Nodes;
using HvSim.Scenarios;
using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Source;
using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>The JSON Schema that editors use agrees with the reader.</summary>
public sealed class JsonSchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(ScenarioSchema.ToJsonSchema())!;

    [Fact]
    public void Schema_OfTheFormat_HasAPropertyForEveryParameter() =>
        Assert.All(ScenarioSchema.Parameters, parameter => Assert.NotNull(Find(parameter.Path)));

    [Fact]
    public void Schema_OfTheFormat_DescribesEveryParameterInTheSameWords() =>
        Assert.All(ScenarioSchema.Parameters, parameter =>
            Assert.Equal(parameter.Description, Find(parameter.Path)!["description"]!.GetValue<string>()));

    [Theory]
    [MemberData(nameof(Files))]
    public void Scenario_ThatTheReaderAccepts_IsAcceptedByTheSchema(string file)
    {
        var path = Repository.File(file);
        Assert.True(ScenarioFile.Load(path, []).IsValid);
        Assert.Equal("", JsonSchemaCheck.FirstFault(Schema, ToJson(File.ReadAllText(path))));
    }

    public static IEnumerable<TheoryDataRow<string>> Files =>
    [
        .. Repository.Scenarios.Select(file => new TheoryDataRow<string>(file)),
        "tests/Scenarios/Fixtures/full.yaml",
        "tests/Scenarios/Fixtures/full.json",
        "tests/Scenarios/Fixtures/memory.yaml",
        "tests/Scenarios/Fixtures/traces.yaml",
    ];

    [Theory]
    [InlineData("virtualProcessors: 2", "virtualProcessors: 0")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: 2\n    cuont: 3")]
    [InlineData("virtualProcessors: 2", "count: 2")]
    [InlineData("duration: 60 s", "duration: 60")]
    [InlineData("duration: 60 s", "duration: 60 GiB")]
    [InlineData("coresPerSocket: 4", "coresPerSocket: 4, memory: 64 GB")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: 2\n    memory: { demand: { committed: 1 GiB } }")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: 2\n    memory: { static: 1 GiB }")]
    [InlineData("scheduler: classic", "scheduler: gang")]
    [InlineData("{ scheduler: classic }", "nothing")]
    [InlineData("each: [ { cpu: 5 ms } ]", "each: []")]
    [InlineData("  web:", "  Web Server:")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: { value: 0, evidence: assumed, source: a }")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: { value: 2, evidence: guessed, source: a }")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: { value: 2, evidence: assumed }")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: { value: 2, evidence: assumed, source: a, low: 1 }")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: { value: 2, evidence: measured, source: a, low: 1, high: 4 }")]
    [InlineData("arrivals: poisson", "arrivals: { value: poisson, evidence: assumed, source: a, low: poisson, high: bursty }")]
    [InlineData("cpu: 5 ms", "cpu: { value: 5 ms, evidence: assumed, source: a }")]
    public void Scenario_ThatTheReaderRefuses_IsRefusedByTheSchema(string old, string @new)
    {
        Assert.NotEqual("", JsonSchemaCheck.FirstFault(Schema, ToJson(Texts.With(old, @new))));
    }

    private static JsonNode? Find(string path)
    {
        JsonNode? node = Schema;
        foreach (var step in path.Replace("[]", ".[]", StringComparison.Ordinal).Replace("[<", ".<",
            StringComparison.Ordinal).Split('.'))
        {
            node = Inner(node!) switch
            {
                var map when step.StartsWith('<') => map["additionalProperties"],
                var list when step == "[]" => list["items"],
                var section => section["properties"]?[step],
            };
        }
        return node;
    }

    private static JsonNode Inner(JsonNode node) => node["anyOf"]?[1] ?? node;

    private static JsonNode? ToJson(string yaml) => ToJson(new SourceParser("test", new ProblemList()).Parse(yaml)!);

    private static JsonNode? ToJson(SourceNode node) => node switch
    {
        SourceMap map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, ToJson(entry.Value)))),
        SourceList list => new JsonArray([.. list.Items.Select(ToJson)]),
        SourceScalar { IsPlain: true, Text: "true" } => true,
        SourceScalar { IsPlain: true, Text: "false" } => false,
        SourceScalar { IsPlain: true } scalar when decimal.TryParse(scalar.Text, out var number) => number,
        SourceScalar scalar => scalar.Text,
        _ => null,
    };
}
