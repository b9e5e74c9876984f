using HvSim.Cli;
using HvSim.Tests.Cli;
using Xunit;

namespace HvSim.Tests.Import;

/// <summary>
/// Real data that lie beside the checkout and do not belong to it: each file imports, or is refused with a reason. docs/IMPORT.md
/// has the table.
/// </summary>
public sealed class SharedDataTests
{
    private static readonly string Data = Path.GetFullPath(Path.Combine(Checkout.Root, "..", "shared", "data"));

    [Theory]
    [InlineData("azure", "azure-v1-sample", "100 machines, 0.08 hours")]
    [InlineData("bitbrains", "bitbrains-rnd/2013-8-slice", "40 machines, 72.01 hours")]
    [InlineData("bitbrains", "opendc-samples", "1 machine, 720.07 hours")]
    [InlineData("planetlab", "planetlab", "1052 machines, 24 hours")]
    [InlineData("planetlab", "planetlab/raw-20110303-first40", "40 machines, 24 hours")]
    [InlineData("perfmon", "perfmon-pdhcsv/desktop-48h-15s.csv", "11520 rows every 15 s")]
    public void Data_AreImported(string format, string path, string coverage)
    {
        using var desk = new Desk();

        Assert.Equal(ExitCode.Done, desk.Run("import", format, Shared(path)));

        Assert.Contains(coverage, desk.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("perfmon", "perfmon-pdhcsv/disk-queue-15s.csv", "tells how much processor time")]
    [InlineData("perfmon", "perfmon-pdhcsv/process-memory-2s.csv", "tells how much processor time")]
    [InlineData("perfmon", "azure-vm-noise/summary.csv", "no line names counters")]
    [InlineData("perfmon", "opendc-samples/tasks.csv", "no line names counters")]
    [InlineData("perfmon", "opendc-samples/interference-model.json", "no line names counters")]
    [InlineData("perfmon", "azure-v1-sample", "this is a folder, not a log")]
    [InlineData("bitbrains", "bitbrains-rnd", "such as 2013-8-slice in it")]
    [InlineData("azure", "azure-vm-noise/samples", "no file of the folder holds such a trace")]
    [InlineData("planetlab", "bitbrains-rnd/2013-8-slice", "no file of the folder holds such a trace")]
    public void Data_AreRefusedWithAReason(string format, string path, string reason)
    {
        using var desk = new Desk();

        Assert.Equal(ExitCode.InvalidInput, desk.Run("import", format, Shared(path)));

        Assert.Contains(reason, desk.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(desk.Folder));
    }

    private static string Shared(string path)
    {
        Assert.SkipUnless(Directory.Exists(Data), $"{Data} is not there.");
        return Path.Combine(Data, path);
    }
}
