using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace HvSim.Scenarios.Source;

/// <summary>
/// Turns YAML or JSON text into nodes with places, and refuses the parts of YAML that hide what a scenario says.
/// </summary>
internal sealed class SourceParser(string file, ProblemList problems)
{
    private const int DeepestNesting = 32;

    private readonly Stack<Place> _openBrackets = [];

    /// <summary>The root of the text; null where the text cannot be read as one document.</summary>
    public SourceNode? Parse(string text)
    {
        var scanner = new Scanner(new StringReader(text));
        try
        {
            return ReadDocument(new Parser(scanner));
        }
        catch (YamlException broken)
        {
            Refuse(broken.Message, text, At(broken.Start));
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // The scanner answers some malformed texts with an exception that carries no place, an open bracket among them.
            Refuse("", text, At(scanner.CurrentPosition));
        }
        return null;
    }

    private void Refuse(string message, string text, Place at)
    {
        var (place, reason, cure) = SyntaxWording.Explain(message, text, at, _openBrackets.TryPeek(out var open) ? open : null);
        problems.Error(place, "", ProblemCode.Syntax, reason, cure);
    }

    private SourceNode? ReadDocument(Parser parser)
    {
        SourceNode? root = null;
        var documents = 0;
        while (parser.MoveNext())
        {
            switch (parser.Current)
            {
                case DocumentStart start when ++documents == 2:
                    problems.Error(At(start.Start), "", ProblemCode.Syntax, "a second document begins here",
                        "Keep one scenario in a file and leave the line '---' out.");
                    return root;
                case NodeEvent or AnchorAlias:
                    root = ReadNode(parser, parser.Current, "", 0);
                    break;
            }
        }
        return root;
    }

    private SourceNode ReadNode(Parser parser, ParsingEvent current, string path, int depth)
    {
        if (depth > DeepestNesting)
        {
            throw new YamlException(current.Start, current.End, $"nested deeper than {DeepestNesting} levels");
        }
        RefuseDecoration(current);
        return current switch
        {
            Scalar scalar => new SourceScalar(At(scalar.Start), scalar.Value, scalar.Style == ScalarStyle.Plain),
            SequenceStart list => ReadList(parser, list, path, depth),
            MappingStart map => ReadMap(parser, map, path, depth),
            AnchorAlias alias => RefuseAlias(alias),
            _ => throw new YamlException(current.Start, current.End, "a value is missing"),
        };
    }

    private SourceList ReadList(Parser parser, SequenceStart start, string path, int depth)
    {
        var items = new List<SourceNode>();
        Open(start, start.Style == SequenceStyle.Flow);
        while (Next(parser) is not SequenceEnd)
        {
            items.Add(ReadNode(parser, parser.Current!, ScenarioPath.Item(path, items.Count), depth + 1));
        }
        Close(start.Style == SequenceStyle.Flow);
        return new SourceList(At(start.Start), items);
    }

    private SourceMap ReadMap(Parser parser, MappingStart start, string path, int depth)
    {
        var entries = new List<SourceEntry>();
        Open(start, start.Style == MappingStyle.Flow);
        var seen = new Dictionary<string, Place>(StringComparer.Ordinal);
        while (Next(parser) is not MappingEnd)
        {
            var key = ReadNode(parser, parser.Current!, path, depth + 1);
            var name = NameOf(key, path);
            var keyPath = ScenarioPath.Child(path, name ?? "");
            var value = ReadNode(parser, Next(parser), keyPath, depth + 1);
            if (name is null)
            {
                continue;
            }
            if (seen.TryGetValue(name, out var first))
            {
                problems.Error(key.Place, keyPath, ProblemCode.DuplicateKey,
                    $"the key stands twice: here and in line {first.Line}, column {first.Column}", "Remove one of the two.");
                continue;
            }
            seen.Add(name, key.Place);
            entries.Add(new SourceEntry(name, key.Place, value));
        }
        Close(start.Style == MappingStyle.Flow);
        return new SourceMap(At(start.Start), entries);
    }

    private void Open(ParsingEvent start, bool isBracket)
    {
        if (isBracket)
        {
            _openBrackets.Push(At(start.Start));
        }
    }

    private void Close(bool isBracket)
    {
        if (isBracket)
        {
            _openBrackets.Pop();
        }
    }

    private string? NameOf(SourceNode key, string path)
    {
        if (key is not SourceScalar name)
        {
            problems.Error(key.Place, path, ProblemCode.Syntax, $"{key.Kind} cannot be a key",
                "Write a name followed by a colon.");
            return null;
        }
        if (name is { Text: "<<", IsPlain: true })
        {
            problems.Error(key.Place, path, ProblemCode.Syntax, "merge keys are not part of the format", "Write the values out.");
            return null;
        }
        return name.Text;
    }

    private void RefuseDecoration(ParsingEvent current)
    {
        if (current is not NodeEvent node)
        {
            return;
        }
        if (!node.Anchor.IsEmpty)
        {
            problems.Error(At(node.Start), "", ProblemCode.Syntax,
                $"anchors such as {Wording.Quote("&" + node.Anchor.Value)} are not part of the format",
                "Write the value out where it is used.");
        }
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)
        {
            problems.Error(At(node.Start), "", ProblemCode.Syntax,
                $"tags such as {Wording.Quote(node.Tag.Value)} are not part of the format", "Leave the tag out.");
        }
    }

    private SourceScalar RefuseAlias(AnchorAlias alias)
    {
        problems.Error(At(alias.Start), "", ProblemCode.Syntax,
            $"aliases such as {Wording.Quote("*" + alias.Value.Value)} are not part of the format", "Write the value out.");
        return new SourceScalar(At(alias.Start), "*" + alias.Value.Value, IsPlain: false);
    }

    private static ParsingEvent Next(Parser parser) =>
        parser.MoveNext() ? parser.Current! : throw new YamlException("the text ends too early");

    private Place At(Mark mark) => new(file, checked((int)mark.Line), checked((int)mark.Column));
}
