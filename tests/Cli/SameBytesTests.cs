using System.Diagnostics;
using HvSim.Cli;
using Xunit;

namespace HvSim.Tests.Cli;

/// <summary>Results do not depend on the number of workers or on the process.</summary>
public sealed class SameBytesTests
{
    [Fact]
    public void Result_folders_are_the_same_for_any_number_of_workers()
    {
        using var desk = new Desk(Desk.SmallSearch);
        var code = desk.Run("sweep", "small.yaml", "-j", "1", "--out", "one");
        var output = desk.Output;
        Assert.Equal(code, desk.Run("sweep", "small.yaml", "-j", "2", "--out", "two"));
        Assert.Equal(
            output.Replace("one:", "two:", StringComparison.Ordinal)
                .Replace("report one", "report two", StringComparison.Ordinal),
            desk.Output);
        AssertSame(desk.Bytes("one"), desk.Bytes("two"));
        Assert.Contains("manifest.json", desk.Bytes("one").Keys);
    }

    [Fact]
    public void Result_folders_are_the_same_in_two_processes()
    {
        using var desk = new Desk(Desk.SmallSweep);
        var one = Start(desk, "sweep", "small.yaml", "--set", "objectives[0].limit=10 s", "-j", "1", "--out", "one");
        var two = Start(desk, "sweep", "small.yaml", "--set", "objectives[0].limit=10 s", "-j", "2", "--out", "two");
        Assert.Equal((ExitCode.Done, ""), End(one, "warning"));
        Assert.Equal((ExitCode.Done, ""), End(two, "warning"));
        AssertSame(desk.Bytes("one"), desk.Bytes("two"));
        Assert.Contains("summary.csv", desk.Bytes("one").Keys);
    }

    private static void AssertSame(SortedDictionary<string, string> one, SortedDictionary<string, string> two)
    {
        Assert.Equal(one.Keys, two.Keys);
        Assert.All(one, file => Assert.True(file.Value == two[file.Key], $"{file.Key} differs."));
    }

    private static Process Start(Desk desk, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "hvsim.dll"), .. args])
        {
            WorkingDirectory = desk.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    /// <summary>The exit code, and the lines on standard error that hold a word.</summary>
    private static (int Code, string Lines) End(Process process, string word)
    {
        using (process)
        {
            process.StandardOutput.ReadToEnd();
            var lines = process.StandardError.ReadToEnd().Split('\n');
            process.WaitForExit();
            return (process.ExitCode, string.Join('\n', lines.Where(line => line.Contains(word, StringComparison.Ordinal))));
        }
    }
}
