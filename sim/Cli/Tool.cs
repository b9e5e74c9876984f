using HvSim.Experiments;
using HvSim.Report;
using HvSim.Scenarios;

namespace HvSim.Cli;

/// <summary>The command: what the user typed in, results and an exit code out; nothing it throws gets past here.</summary>
internal static class Tool
{
    /// <summary>Runs one command.</summary>
    /// <param name="args">What the user typed after <c>hvsim</c>.</param>
    /// <param name="world">Where it runs.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> args, Surroundings world)
    {
        var output = new AsciiWriter(world.Output);
        try
        {
            return Dispatch(args, world with { Output = output });
        }
#pragma warning disable CA1031 // The user is told about every failure, and never by a stack trace.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return Tell(error, args, world.Error);
        }
        finally
        {
            output.Flush();
            world.Error.Flush();
        }
    }

    private static int Dispatch(IReadOnlyList<string> args, Surroundings world) => new Grammar(world).Invoke(args);

    private static int Tell(Exception error, IReadOnlyList<string> args, TextWriter to)
    {
        switch (error)
        {
            case UsageException:
                to.WriteLine($"hvsim: {error.Message}");
                return ExitCode.Usage;
            case InputException input:
                return Tell(input.Problems, to);
            case PointLoadException point:
                return Tell(point.Problems, to);
            case ReportException or IOException or UnauthorizedAccessException:
                to.WriteLine($"hvsim: {error.Message}");
                return ExitCode.Failed;
            default:
                to.WriteLine(InternalError.Text(error, args));
                return ExitCode.Failed;
        }
    }

    private static int Tell(IReadOnlyList<Problem> problems, TextWriter to)
    {
        foreach (var problem in problems)
            to.WriteLine(problem);
        return ExitCode.InvalidInput;
    }
}
