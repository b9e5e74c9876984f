using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using HvSim.Cli.Verbs;

namespace HvSim.Cli;

/// <summary>The verbs and how a command line is taken apart. The root takes a file too, which is then swept or run.</summary>
internal sealed class Grammar
{
    private const int HelpWidth = 100;

    private readonly RootCommand _root = new("Simulates a virtualization host of the Hyper-V kind.");
    private readonly FileVerb _file;
    private readonly Surroundings _world;

    public Grammar(Surroundings world)
    {
        _world = world;
        var options = new StudyOptions();
        _root.Subcommands.Add(NewVerb.Command(world));
        _root.Subcommands.Add(ValidateVerb.Command(world));
        _root.Subcommands.Add(ExplainVerb.Command(world));
        _root.Subcommands.Add(RunVerb.Command(world, options));
        _root.Subcommands.Add(SweepVerb.Command(world, options));
        _root.Subcommands.Add(SchemaVerb.Command(world));
        _root.Subcommands.Add(ReferenceVerb.Command(world));
        _file = new FileVerb(_root, world, options);
        foreach (var option in _root.Options)
            Adapt(option, world);
    }

    public int Invoke(IReadOnlyList<string> args)
    {
        var parsed = _root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is not HelpAction and not VersionLine)
            RefuseMisuse(parsed);
        return parsed.Invoke(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
            Output = _world.Output,
            Error = _world.Error,
        });
    }

    private void RefuseMisuse(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command == _root && _file.UnknownVerb(parsed) is { } word)
        {
            throw new UsageException(
                $"there is no command '{word}'. Commands: {string.Join(", ", _root.Subcommands.Select(verb => verb.Name))}.");
        }
        if (parsed.Errors.Count > 0)
        {
            var name = command == _root ? "hvsim" : $"hvsim {command.Name}";
            throw new UsageException(
                $"{string.Join(" ", parsed.Errors.Select(error => error.Message).Distinct())} '{name} --help' shows what it takes.");
        }
        foreach (var option in parsed.RootCommandResult.Children.OfType<System.CommandLine.Parsing.OptionResult>())
        {
            if (!option.Implicit && !command.Options.Contains(option.Option))
                throw new UsageException($"'{command.Name}' takes no {option.Option.Name}.");
        }
    }

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
