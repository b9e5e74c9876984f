using System.Runtime.CompilerServices;
using Xunit;

namespace HvSim.Tests.Report;

/// <summary>Expected texts, each in a file beside the tests.</summary>
internal static class Golden
{
    /// <summary>Compares line by line, so that a failure names the first line that differs.</summary>
    public static void Holds(string name, string actual, [CallerFilePath] string test = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(test)!, "Golden", name);
        var expected = File.ReadAllText(file).ReplaceLineEndings("\n").Split('\n');
        var lines = actual.Split('\n');
        for (var i = 0; i < Math.Min(expected.Length, lines.Length); i++)
            Assert.True(expected[i] == lines[i], $"{name}:{i + 1}\nexpected |{expected[i]}|\nactual   |{lines[i]}|");
        Assert.Equal(expected.Length, lines.Length);
    }
}
