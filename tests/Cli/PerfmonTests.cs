using System.Globalization;
using HvSim.Cli;
using Xunit;
using static HvSim.Tests.Cli.PerfmonLog;

namespace HvSim.Tests.Cli;

/// <summary><c>run --perfmon</c>, read by a strict reader that is not ours.</summary>
public sealed class PerfmonTests
{
    private const string Processor = @"\\HVSIM\Hyper-V Hypervisor Logical Processor";

    /// <summary>Values of up to 100 have 9 significant digits; a few of them are added up.</summary>
    private const double Rounding = 1e-5;

    [Fact]
    public void Log_has_the_form_that_windows_writes()
    {
        using var desk = new Desk(Desk.SmallHost);
        desk.Run(["run", "small.yaml", "--perfmon", .. TwoSeconds]);
        var text = desk.Text(LogPath);
        Assert.Equal(text.Count(c => c == '\n'), text.Split("\r\n").Length - 1);
        Assert.All(text, c => Assert.True(char.IsAscii(c)));
        Assert.DoesNotContain(",,", text, StringComparison.Ordinal);
        var rows = Rows(desk);
        Assert.Equal("(PDH-CSV 4.0) (UTC)(0)", rows[0][0]);
        Assert.All(rows[0].Skip(1), path => Assert.Matches(@"^\\\\HVSIM\\[^\\]+\\[^\\]+$", path));
        Assert.Equal(rows[0].Length, rows[0].Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        Assert.Equal(
            ["01/01/2000 00:00:00.200", "01/01/2000 00:00:01.200", "01/01/2000 00:00:02.200"],
            rows.Skip(1).Select(row => row[0]));
        // What is counted over time has no value yet; what is a level has.
        Assert.All(rows[0].Zip(rows[1]).Where(cell => cell.First.Contains('%', StringComparison.Ordinal)
            || cell.First.EndsWith("/sec", StringComparison.Ordinal)), cell => Assert.Equal(" ", cell.Second));
        const string Hypervisor = @"\\HVSIM\Hyper-V Hypervisor\";
        Assert.Equal("2", Cell(rows, 1, $"{Hypervisor}Logical Processors"));
        Assert.Equal("4", Cell(rows, 1, $"{Hypervisor}Virtual Processors"));
        Assert.Equal("3", Cell(rows, 1, $"{Hypervisor}Partitions"));
        Assert.All(rows.Skip(2), row => Assert.DoesNotContain(" ", row[1..]));
    }

    /// <summary>Its rows say of the first replication what <c>replications.csv</c> says.</summary>
    [Theory]
    [InlineData("lp-child+lp-root+lp-hypervisor", "", Processor + @"(_Total)\% Total Run Time", 1)]
    [InlineData("lp-idle+lp-waking", "", Processor + @"(_Total)\% Idle Time", 1)]
    [InlineData("lp-child+lp-root", "", Processor + @"(_Total)\% Guest Run Time", 1)]
    [InlineData("lp-hypervisor", "", Processor + @"(_Total)\% Hypervisor Run Time", 1)]
    [InlineData("context-switches", "", Processor + @"(_Total)\Context Switches/sec", 1)]
    [InlineData(
        "hypervisor-run-time", "web", @"\\HVSIM\Hyper-V Hypervisor Virtual Processor(web[*]:Hv VP 0)\% Hypervisor Run Time", 1)]
    [InlineData(
        "dispatches", "", @"\\HVSIM\Hyper-V Hypervisor Virtual Processor(web[*]:Hv VP 0)\Logical Processor Dispatches/sec", 2)]
    public void Rows_are_the_figures_of_the_first_replication(string metric, string guest, string path, double processors)
    {
        using var desk = new Desk(Desk.SmallHost);
        desk.Run(["run", "small.yaml", "--perfmon", .. TwoSeconds]);
        var rows = Rows(desk);
        var paths = path.Contains('*', StringComparison.Ordinal)
            ? new[] { path.Replace('*', '0'), path.Replace('*', '1') }
            : [path];
        var mean = paths.Average(one => (Number(rows, 2, one) + Number(rows, 3, one)) / 2);

        Assert.Equal(metric.Split('+').Sum(one => Replication(desk, one, guest)), mean * processors, 6);
        Assert.True(mean > 0);
    }

    [Fact]
    public void Total_of_virtual_processors_is_their_mean()
    {
        const string Path = @"\\HVSIM\Hyper-V Hypervisor Virtual Processor(_Total)\% Hypervisor Run Time";
        using var desk = new Desk(Desk.SmallHost);
        desk.Run(["run", "small.yaml", "--perfmon", .. TwoSeconds]);
        var rows = Rows(desk);

        var mean = (Number(rows, 2, Path) + Number(rows, 3, Path)) / 2;
        Assert.Equal(Replication(desk, "hypervisor-run-time", "web"), mean, 6);
        Assert.True(mean > 0);
    }

    /// <summary>Logical processors run virtual processors and nothing else; the total is the mean of all.</summary>
    [Fact]
    public void Processors_add_up()
    {
        using var desk = new Desk(Desk.SmallHost);
        desk.Run(["run", "small.yaml", "--perfmon", .. TwoSeconds]);
        var rows = Rows(desk);
        double Sum(int row, string start, string end) => rows[0].Index()
            .Where(column => column.Item.StartsWith(start, StringComparison.Ordinal)
                && column.Item.EndsWith(end, StringComparison.Ordinal)
                && !column.Item.Contains("_Total", StringComparison.Ordinal))
            .Sum(column => double.Parse(rows[row][column.Index], CultureInfo.InvariantCulture));
        for (var row = 2; row <= 3; row++)
        {
            const string Total = @"\% Total Run Time";
            var logical = Sum(row, Processor, Total);
            Assert.Equal(2 * Number(rows, row, $"{Processor}(_Total){Total}"), logical, 6);
            Assert.Equal(
                logical,
                Sum(row, @"\\HVSIM\Hyper-V Hypervisor Virtual Processor", Total)
                    + Sum(row, @"\\HVSIM\Hyper-V Hypervisor Root Virtual Processor", Total),
                6);
            Assert.Equal(200, logical + Sum(row, Processor, @"\% Idle Time"), 6);
        }
    }

    /// <summary>
    /// As the counters of a real host: the total is guest and hypervisor, in every instance, and the guest time of logical
    /// processors is that of all virtual ones.
    /// </summary>
    [Fact]
    public void Total_run_time_is_that_of_guest_and_hypervisor()
    {
        using var desk = new Desk(Desk.SmallHost);
        desk.Run(["run", "small.yaml", "--perfmon", .. TwoSeconds]);
        var rows = Rows(desk);
        const string Total = "% Total Run Time";
        var instances = rows[0].Where(path => path.EndsWith(Total, StringComparison.Ordinal))
            .Select(path => path[..^Total.Length]).ToList();
        Assert.Equal(2 + 4 + 3, instances.Count);
        for (var row = 2; row <= 3; row++)
        {
            Assert.All(instances, instance => Assert.Equal(
                Number(rows, row, instance + Total),
                Number(rows, row, $"{instance}% Guest Run Time") + Number(rows, row, $"{instance}% Hypervisor Run Time"),
                Rounding));
            double Guest(string kind) => instances
                .Where(one => one.Contains(kind, StringComparison.Ordinal) && !one.Contains("_Total", StringComparison.Ordinal))
                .Sum(one => Number(rows, row, $"{one}% Guest Run Time"));
            Assert.Equal(Guest("Logical Processor"), Guest("Virtual Processor"), Rounding);
        }
        Assert.True(Replication(desk, "lp-waking", "") > 0);
    }

    [Fact]
    public void Log_is_the_same_for_any_number_of_workers_and_changes_no_result()
    {
        using var desk = new Desk(Desk.SmallHost);
        desk.Run("run", "small.yaml", "--out", "plain");
        desk.Run("run", "small.yaml", "--out", "one", "-j", "1", "--perfmon");
        desk.Run("run", "small.yaml", "--out", "two", "-j", "2", "--perfmon");
        Assert.Equal(desk.Bytes("one"), desk.Bytes("two"));
        var one = desk.Bytes("one");
        Assert.All(
            desk.Bytes("plain").Where(file => file.Key != "manifest.json"), file => Assert.Equal(file.Value, one[file.Key]));
        Assert.Contains("perfmon.csv", one.Keys);
    }

    [Theory]
    [InlineData("takes no --perfmon", "sweep", "{ scheduler: classic }")]
    [InlineData("takes no --perfmon", "compare", "{ scheduler: classic }")]
    [InlineData("this host has none", "run", "none")]
    public void Log_that_means_nothing_is_refused(string words, string verb, string hypervisor)
    {
        using var desk = new Desk(Desk.SmallHost.Replace("{ scheduler: classic }", hypervisor, StringComparison.Ordinal));
        Assert.Equal(ExitCode.Usage, desk.Run(verb, "small.yaml", "--perfmon"));
        Assert.Contains(words, desk.Error, StringComparison.Ordinal);
        Assert.False(desk.Has("results"));
    }
}
