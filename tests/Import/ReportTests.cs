using System.Globalization;
using HvSim.Import;
using HvSim.Import.Traces;
using HvSim.Import.Writing;
using HvSim.Scenarios;
using HvSim.Tests.Report;
using Xunit;

namespace HvSim.Tests.Import;

/// <summary>What the report of an import says: assumptions with keys and values, dates, and what was lost on the way.</summary>
public sealed class ReportTests : IDisposable
{
    private const string Keyed = "Assumed; the key of the scenario overrides it";
    private const string Totals = "Totals, means of all guests together over all of the data";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Each line begins with the path of a key or of a section of the format.</summary>
    [Fact]
    public void OverridableAssumptions_NameKeysOfTheFormat()
    {
        var load = Bitbrains() with { LogicalProcessors = 8 };
        load = load with { Guests = [.. load.Guests.Select(guest => guest with { HasDynamicMemory = true })] };
        Write("vm_cpu_readings-1.csv", "0,one,1,90,50\n300,one,1,90,10\n");

        string[] keys =
        [
            .. new[] { load, AzureImport.Read(_folder.Path), PlanetLab("10\n20\n") }
                .SelectMany(one => Section(Report(one), Keyed)).Select(line => line[..line.IndexOf(':')]),
        ];

        Assert.Contains("guests.<name>.memory", keys);
        Assert.Contains("guests.<name>.virtualProcessors", keys);
        Assert.All(keys, key => Assert.Contains(
            ScenarioSchema.Parameters, one => $"{one.Path}.".StartsWith($"{key}.", StringComparison.Ordinal)));
    }

    [Fact]
    public void Assumptions_WithoutAKey_StandByThemselves()
    {
        var report = Report(Bitbrains());

        var lines = Section(report, "Assumed otherwise");
        Assert.Contains("where there are no data, a guest wants nothing but the memory that it had", lines);
        Assert.Contains("memory usage is what vSphere saw in use; it is taken as committed", lines);
    }

    [Theory]
    [InlineData("bursts", "in bursts of 3 times the mean for 20 % of the time, 2 s each")]
    [InlineData("work", "a request brings 20 ms of processor time")]
    [InlineData("readSize", "a read has 32 KiB, where the data have bytes alone")]
    [InlineData("writeSize", "a write has 32 KiB, where the data have bytes alone")]
    [InlineData("packetSize", "a packet has 16 KiB, where the data have bytes alone")]
    public void AssumedValues_AreThoseOfTheFormat(string key, string text)
    {
        var line = Assert.Single(
            Section(Report(Bitbrains()), Keyed),
            one => one.StartsWith($"guests.<name>.workload.trace.{key}:", StringComparison.Ordinal));

        Assert.EndsWith(text, line, StringComparison.Ordinal);
    }

    /// <summary>Where numbers and bytes are known, the data give the size; where neither is, there is none.</summary>
    [Fact]
    public void Sizes_ThatNothingNeeds_AreNotAssumed()
    {
        var load = Bitbrains();
        var whole = load with
        {
            Guests =
            [
                .. load.Guests.Select(guest => guest with
                {
                    Samples = [.. guest.Samples.Select(sample => sample with { Reads = 1, Writes = 1, Packets = 1 })],
                }),
            ],
        };

        foreach (var one in new[] { whole, PlanetLab("10\n20\n") })
            Assert.DoesNotContain(Section(Report(one), Keyed), line => line.Contains("Size", StringComparison.Ordinal));
    }

    [Fact]
    public void UsualBursts_AreThoseOfTheFormat()
    {
        var length = ScenarioSchema.Parameters.Single(one => one.Path == "guests.<name>.workload.trace.bursts.length").Default;

        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{WrittenBursts.Usual.TotalSeconds} s"), length);
    }

    /// <summary>1,376,000,000 s after 1970 was 8 August 2013, 22:13:20; a sample covers the five minutes before it.</summary>
    [Fact]
    public void BusiestWindows_AreToldByDateWhereTheDataHaveIt() => Assert.Contains(
        "0.08 h from 0 s on (2013-08-08 22:08:20 UTC): 3 processors on average",
        Section(Report(Bitbrains(), TimeSpan.FromMinutes(5)), "Busiest windows"));

    /// <summary>The 325th sample of five minutes begins 27 hours after the first one.</summary>
    [Fact]
    public void BusiestWindows_AreToldByDayWhereTheDataHaveNoDates() => Assert.Contains(
        "0.08 h from 97200 s on (day 2, 03:00 from the beginning): 0.9 processors on average",
        Section(
            Report(
                PlanetLab(string.Concat(Enumerable.Range(0, 400).Select(i => i == 324 ? "90\n" : "10\n"))),
                TimeSpan.FromMinutes(5)),
            "Busiest windows"));

    /// <summary>
    /// Two machines of two processors, at 25 % and at 125 % and 225 %: they want 0.5 and 3.5 processors, of which what is above
    /// 200 % is cut.
    /// </summary>
    [Fact]
    public void Totals_TellWhatWasLost()
    {
        var lines = Section(Report(Bitbrains()), Totals);

        Assert.Equal(["data", "traces", "difference"], Words(lines[0]));
        Assert.Equal(["processors", "4", "3.75", "-6.25", "%"], Words(lines[1]));
        Assert.Equal(["memory,", "MiB", "3", "3", "none"], Words(lines[2]));
        Assert.Equal(["disk,", "MB/s", "0.006144", "0.006144", "none"], Words(lines[3]));
        Assert.Equal(["network,", "MB/s", "0.01434", "0.01434", "none"], Words(lines[4]));
    }

    [Fact]
    public void Totals_OfClasses_CountTheirGuests() =>
        Assert.Equal(
            Section(Report(Bitbrains()), Totals), Section(Report(Bitbrains(), classes: 1), Totals));

    /// <summary>A machine that is left out stands in the data and in no trace.</summary>
    [Fact]
    public void Totals_CountMachinesThatWereLeftOut()
    {
        var rows = Enumerable.Range(0, 1025).Select(i => FormattableString.Invariant($"m{i:0000},10,10\n"));
        Write("day.csv", $"vm,t0,t300\n{string.Concat(rows)}");

        Assert.Equal(
            ["processors", "102.5", "102.4", "-0.1", "%"], Words(Section(Report(PlanetLabImport.Read(_folder.Path)), Totals)[1]));
    }

    private ImportedLoad Bitbrains()
    {
        foreach (var (name, percents) in new[] { ("1.csv", (25, 25)), ("2.csv", (125, 225)) })
        {
            Write(name, TraceImportTests.BitbrainsHeader
                + $"\n1376000000;2;5200;1;{percents.Item1};1048576;1024;1;2;3;4"
                + $"\n1376000300;2;5200;1;{percents.Item2};1048576;2048;1;2;3;4\n");
        }
        return BitbrainsImport.Read(_folder.Path);
    }

    private static ImportedLoad PlanetLab(string text)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "a"), text);
        return PlanetLabImport.Read(folder.Path);
    }

    private static string Report(ImportedLoad load, TimeSpan? peak = null, int? classes = null) =>
        ScenarioWriter.Write(load, new WriterOptions { Name = "report", Peak = peak, Classes = classes }).Files[1].Text;

    private static string[] Section(string report, string title) =>
    [
        .. report.Split('\n').SkipWhile(line => line != title).Skip(1).TakeWhile(line => line.Length > 0)
            .Select(line => line[2..]),
    ];

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.Path, name), text);
}
