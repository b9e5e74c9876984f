using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using HvSim.Cli.Verbs;

namespace HvSim.Cli;

/// <summary>The verbs and how a command line is taken apart. A file in the place of a verb is swept or run.</summary>
internal sealed class Grammar
{
    private const int HelpWidth = 100;
    private const string HelpWord = "help";

    private readonly RootCommand _root = new(
        "Simulates a virtualization host of the Hyper-V kind. 'hvsim FILE' sweeps a scenario that has a sweep, else runs it.");
    private readonly FileVerb _file;
    private readonly Surroundings _world;

    public Grammar(Surroundings world)
    {
        _world = world;
        _file = new FileVerb(world);
        _root.Subcommands.Add(NewVerb.Command(world));
        _root.Subcommands.Add(ValidateVerb.Command(world));
        _root.Subcommands.Add(ExplainVerb.Command(world));
        _root.Subcommands.Add(RunVerb.Command(world));
        _root.Subcommands.Add(SweepVerb.Command(world));
        _root.Subcommands.Add(CompareVerb.Command(world));
        _root.Subcommands.Add(ReportVerb.Command(world));
        _root.Subcommands.Add(PlotVerb.Command(world));
        _root.Subcommands.Add(CalibrateVerb.Command(world));
        _root.Subcommands.Add(ValidationVerb.Command(world));
        _root.Subcommands.Add(ImportVerb.Command(world));
        _root.Subcommands.Add(SchemaVerb.Command(world));
        _root.Subcommands.Add(ReferenceVerb.Command(world));
        _root.Subcommands.Add(_file.Command);
        foreach (var option in _root.Options)
            Adapt(option, world);
        _root.SetAction(_ =>
        {
            world.Output.Write(FirstScreen.Text);
            return ExitCode.Done;
        });
    }

    private IEnumerable<string> Verbs => _root.Subcommands.Where(verb => !verb.Hidden).Select(verb => verb.Name);

    public int Invoke(IReadOnlyList<string> args)
    {
        var parsed = Parse(args is [HelpWord, ..] ? Help([.. args.Skip(1)]) : args);
        if (parsed.Action is not HelpAction)
            RefuseMisuse(parsed);
        return parsed.Invoke(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
            Output = _world.Output,
            Error = _world.Error,
        });
    }

    /// <summary><c>help run</c> is <c>run --help</c>.</summary>
    private string[] Help(string[] words) => words is [var verb, ..] && !Verbs.Contains(verb)
        ? throw NoCommand(verb)
        : [.. words, "--help"];

    private UsageException NoCommand(string word) => new($"there is no command '{word}'. Commands: {string.Join(", ", Verbs)}.");

    private static void RefuseMisuse(ParseResult parsed)
    {
        var name = parsed.CommandResult.Command is { Hidden: false } command ? $"hvsim {command.Name}" : "hvsim";
        var words = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens)
            .Select(token => token.Value).Concat(parsed.UnmatchedTokens);
        if (words.FirstOrDefault(word => word.Length > 1 && word[0] == '-') is { } option)
            throw new UsageException($"'{name}' takes no {option}. '{name} --help' shows what it takes.");
        if (parsed.Errors.Count > 0)
        {
            var faults = parsed.Errors.Select(error => error.Message).Distinct();
            throw new UsageException($"{string.Join(" ", faults)} '{name} --help' shows what it takes.");
        }
    }

    private ParseResult Parse(IReadOnlyList<string> args)
    {
        var parsed = ParseAsTheyStand(args);
        if (VerbOf(parsed) is { Count: > 0 } verb)
            return args.Take(verb.Count).SequenceEqual(verb) ? parsed : ParseAsTheyStand(VerbFirst(verb, args));
        if (parsed.Errors.Count == 0)
            return parsed;

        // No verb: a file in its place, or a word that is neither.
        var asFile = ParseAsTheyStand([_file.Command.Name, .. args]);
        if (_file.WordIn(asFile) is { } word)
            throw NoCommand(word);
        return _file.HasFile(asFile)
            ? asFile
            : throw new UsageException("these options need a command or a scenario file. 'hvsim --help' shows what there is.");
    }

    /// <summary>Options may stand before the verb, too; they are the verb's all the same.</summary>
    private static string[] VerbFirst(IReadOnlyList<string> verb, IReadOnlyList<string> args)
    {
        var rest = args.ToList();
        foreach (var word in verb)
            rest.Remove(word);
        return [.. verb, .. rest];
    }

    /// <summary>The words of the verb, from the first one on; none where there is no verb.</summary>
    private static List<string> VerbOf(ParseResult parsed)
    {
        var words = new List<string>();
        for (var result = parsed.CommandResult; result.Parent is CommandResult parent; result = parent)
            words.Insert(0, result.Command.Name);
        return words;
    }

    private ParseResult ParseAsTheyStand(IReadOnlyList<string> args) =>
        _root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });

    private static void Adapt(Option option, Surroundings world)
    {
        if (option is HelpOption { Action: HelpAction help })
            help.MaxWidth = HelpWidth;
        else if (option is VersionOption)
            option.Action = new VersionLine(world);
    }

    /// <summary>What <c>--version</c> does.</summary>
    private sealed class VersionLine(Surroundings world) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            world.Output.WriteLine($"hvsim {ToolVersion.Text}");
            return ExitCode.Done;
        }
    }
}
