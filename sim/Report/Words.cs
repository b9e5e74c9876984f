using System.Text;

namespace HvSim.Report;

/// <summary>Names of the code as names of the files.</summary>
internal static class Words
{
    /// <summary><c>NoSteadyState</c> as <c>no-steady-state</c>.</summary>
    public static string Hyphenated(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
                text.Append('-');
            text.Append(char.ToLowerInvariant(letter));
        }
        return text.ToString();
    }

    /// <summary>A part of the response time as it is said: <c>CPU wait</c> for <c>cpu-wait</c>.</summary>
    public static string OfPart(string name) => name switch
    {
        "cpu-wait" => "CPU wait",
        "smt-slowdown" => "SMT slowdown",
        "idle-wake" => "idle-state wake-up",
        "lock-wait" => "lock, barrier and pause wait",
        _ => name.Replace('-', ' '),
    };

    /// <summary>The phrases that are not empty, with semicolons between.</summary>
    public static string Joined(params string[] phrases) => string.Join("; ", phrases.Where(p => p.Length > 0));
}
