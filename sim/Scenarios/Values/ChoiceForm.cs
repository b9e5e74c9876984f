using System.Text.Json.Nodes;

namespace HvSim.Scenarios.Values;

/// <summary>One word out of a list.</summary>
internal sealed class ChoiceForm<T>(params IReadOnlyList<(string Word, T Meaning)> choices) : ValueForm<T>
{
    /// <summary>Words that are read but not offered, because a later check refuses them with a better reason.</summary>
    public IReadOnlyList<(string Word, T Meaning)> Unlisted { get; init; } = [];

    public override string Dimension => "choice";

    public override string Example => Words[0];

    public override bool IsOrdered => false;

    public override IReadOnlyList<string> Words { get; } = [.. choices.Select(choice => choice.Word)];

    public override Reading<T> Read(string text)
    {
        foreach (var (word, meaning) in choices.Concat(Unlisted))
        {
            if (word == text)
            {
                return new(meaning, word, null);
            }
        }
        var list = $"Choose {Wording.AnyOf(Words)}.";
        return Reading<T>.Bad(
            $"{Wording.Quote(text)} is not one of the choices", $"{Spelling.Suggest(text, Words, "")} {list}".TrimStart());
    }

    public override JsonObject Describe(string? minimum, string? maximum) =>
        new() { ["enum"] = new JsonArray([.. Words.Select(word => (JsonNode)word)]) };
}
