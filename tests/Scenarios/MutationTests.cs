using System.Text;
using CsCheck;
using HvSim.Scenarios;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>Whatever happens to a text, the answer is a scenario or problems, never an exception.</summary>
public sealed class MutationTests
{
    private static readonly string Full = File.ReadAllText(Repository.Fixture("full.yaml"));

    private static readonly string[] Pieces =
    [
        "\t", "\n", "\r", ":", ": ", "- ", "{", "}", "[", "]", ",", "#", "&a ", "*a", "<<: ", "!!int ", "!", "%", "@", "`",
            "|", ">",
        "\"", "'", "\\", "---\n", "...\n", "? ", "~", "null", "-1", "0", "99999999999999999999", "1e309", "NaN", "..", "4..1",
            "ms",
        "\u00e9", "\ud83d", "\u0000", "\u0007", "\uFEFF", "\u2028", "none", "idle", "%YAML 1.1\n",
    ];

    private static readonly Gen<Func<string, string>> Mutation =
        from at in Gen.Double[0, 1]
        from length in Gen.Int[0, 12]
        from piece in Gen.Int[0, Pieces.Length - 1]
        from kind in Gen.Int[0, 3]
        select Mutate(at, length, piece, kind);

    [Fact]
    public void Text_MutatedAnywhere_NeverThrows() =>
        Mutation.Array[1, 6].Hold(
            1_000, mutations =>
            {
                var text = mutations.Aggregate(Full, (current, mutate) => mutate(current));
                var result = ScenarioFile.Parse(text, "mutated.yaml", []);
                Assert.Equal(result.IsValid, result.Problems.All(problem =>
                    problem.Severity == ProblemSeverity.Warning || problem.Alternative.Length > 0));
            });

    [Fact]
    public void Text_OfRandomPieces_NeverThrows() =>
        Gen.Int[0, Pieces.Length - 1].Array[0, 40].Hold(
            2_000, pieces => Assert.NotEmpty(
                ScenarioFile.Parse(string.Concat(pieces.Select(piece => Pieces[piece])), "random.yaml", []).Problems));

    [Fact]
    public void Override_OfRandomPathAndValue_NeverThrows() =>
        Gen.Select(Gen.Int[0, Paths.Length - 1], Gen.Int[0, Pieces.Length - 1], Mutation).Hold(
            500, (path, piece, mutate) => Assert.NotNull(
                ScenarioFile.Parse(Full, "full.yaml", [new Override(mutate(Paths[path]), Pieces[piece])])));

    private static string[] Paths { get; } =
        [.. ScenarioFile.Parse(Full, "full.yaml", []).Loaded!.Effective.Select(value => value.Path)];

    private static Func<string, string> Mutate(double at, int length, int piece, int kind) => text =>
    {
        var from = (int)(at * text.Length);
        var to = Math.Min(text.Length, from + length);
        var mutated = new StringBuilder(text);
        return kind switch
        {
            0 => mutated.Insert(from, Pieces[piece]).ToString(),
            1 => mutated.Remove(from, to - from).ToString(),
            2 => mutated.Remove(from, to - from).Insert(from, Pieces[piece]).ToString(),
            _ => mutated.Insert(from, text[from..to]).ToString(),
        };
    };
}
