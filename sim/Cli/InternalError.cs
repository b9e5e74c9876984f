using System.Diagnostics;
using System.Runtime.InteropServices;

namespace HvSim.Cli;

/// <summary>What a user is told about a mistake in the tool itself: enough for a report, and no stack trace.</summary>
internal static class InternalError
{
    public static string Text(Exception error, IReadOnlyList<string> args)
    {
        var cause = error.GetBaseException();
        return $"""
            internal error: {error.Message.ReplaceLineEndings(" ")}
            This is a mistake in hvsim, not in your scenario. Please report it with the scenario file and these lines:
              command: hvsim {string.Join(' ', args)}
              version: {ToolVersion.Text}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}
              cause:   {cause.GetType().Name} in {Place(cause)}
            """.ReplaceLineEndings("\n");
    }

    private static string Place(Exception cause)
    {
        var method = new StackTrace(cause).GetFrame(0)?.GetMethod();
        return method is null ? "an unknown place" : $"{method.DeclaringType?.FullName}.{method.Name}";
    }
}
