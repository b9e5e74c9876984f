using HvSim.Import;
using HvSim.Import.Traces;
using HvSim.Import.Writing;
using HvSim.Scenarios;
using HvSim.Scenarios.Traces;
using HvSim.Tests.Report;
using Xunit;

namespace HvSim.Tests.Import;

/// <summary>Guests have the memory that is known of them, also while there are no data.</summary>
public sealed class GuestMemoryTests
{
    private const double GiB = 1L << 30;
    private const double Unknown = double.NaN;

    [Fact]
    public void Azure_HasItsMemoryInTheScenario()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "vmtable.csv"), "one,s,d,0,600,99,3,10,Interactive,4,7\n");
        File.WriteAllText(
            Path.Combine(folder.Path, "vm_cpu_readings-file-1-of-125.csv"), "0,two,1,9,5\n0,one,1,50,20\n300,one,1,90,50\n");

        var files = Write(AzureImport.Read(folder.Path));

        Assert.Contains(
            "memory: { static: 7168 MiB, demand: { committed: 7168 MiB, workingSet: 60 % } }", files[0].Text,
            StringComparison.Ordinal);
        Assert.Contains("memory in use not known, so that all is committed", files[1].Text, StringComparison.Ordinal);
        RequireValid(files);
    }

    [Fact]
    public void Guest_WithAGap_KeepsItsMemoryAndWantsNothingElse()
    {
        var guest = Guest("gap", (2, 1, 2), (3, 1, Unknown), (6, 1, 3));

        var trace = GuestTrace.Of(guest, TimeSpan.FromMinutes(1), 8);

        Assert.Equal([2, 2, 2, 2, 2, 3, 3, 3], trace.Column(TraceColumn.MemoryBytes)!.Select(bytes => bytes / GiB));
        Assert.Equal([0, 1, 1, 0, 0, 1, 0, 0], trace.Cpu);
        Assert.True(trace.HoldsMemory);
    }

    /// <summary>Where a sample fills a quarter of an interval only, its memory is not a quarter.</summary>
    [Fact]
    public void Guest_WhoseSamplesAreOffTheGrid_HasItsMemory()
    {
        var guest = Guest("off", (1.25, 0.8, 2), (2.25, 0.4, 6));

        var trace = GuestTrace.Of(guest, TimeSpan.FromMinutes(1), 3);

        Assert.Equal([2, 5, 6], trace.Column(TraceColumn.MemoryBytes)!.Select(bytes => bytes / GiB), Near);
        Assert.Equal([0.6, 0.5, 0.1], trace.Cpu, Near);

        static bool Near(double one, double other) => Math.Abs(one - other) < 1e-9;
    }

    [Fact]
    public void Guest_ThatAppearsLater_StartsThenWithWhatItWantsThen()
    {
        var late = Guest("late", (4, 1, 5), (5, 1, 6), (6, 1, 6)) with { HasDynamicMemory = true };

        var files = Write(Load(Guest("early", (1, 0, 1), (2, 0, 1), (3, 0, 1), (4, 0, 1), (5, 0, 1), (6, 0, 1)), late));

        Assert.Contains("startup: 6144 MiB, minimum: 512 MiB, maximum: 7680 MiB", files[0].Text, StringComparison.Ordinal);
        Assert.Contains("start: { delay: 180 s }", files[0].Text, StringComparison.Ordinal);
        Assert.Contains("file: traces/late.csv, start: 180 s", files[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("file: traces/early.csv, start", files[0].Text, StringComparison.Ordinal);
        Assert.Contains("(start.delay): 1 guest", files[1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("vanishing", files[1].Text, StringComparison.Ordinal);
        RequireValid(files);
    }

    /// <summary>The busiest window begins where a second guest comes; the first is in the middle of its trace.</summary>
    [Fact]
    public void Guest_InABusyWindow_StartsWithWhatItWantsAtItsBeginning()
    {
        var growing = Guest("growing", (1, 0, 1), (2, 0, 1), (3, 0, 5), (4, 0, 5), (5, 0, 5)) with { HasDynamicMemory = true };
        var busy = Guest("busy", (3, 5, 1), (4, 5, 1), (5, 0, 1));

        var files = Write(Load(growing, busy), TimeSpan.FromMinutes(2));

        Assert.Contains("startup: 6144 MiB", files[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("delay", files[0].Text, StringComparison.Ordinal);
        RequireValid(files);
    }

    [Fact]
    public void Guest_ThatVanishes_IsSaidToKeepItsMemory()
    {
        var files = Write(Load(Guest("short", (1, 1, 1), (2, 1, 1)), Guest("long", (1, 1, 1), (2, 1, 1), (3, 1, 1))));

        Assert.Contains(
            "vanishing before the end, idle from then on with the memory that they had: 1 guest", files[1].Text,
            StringComparison.Ordinal);
        RequireValid(files);
    }

    private static ImportedLoad Load(params ImportedGuest[] guests) =>
        new("a test", TimeSpan.FromMinutes(1), guests, new ImportReport([], [], [], []));

    private static ImportedGuest Guest(string name, params (double Minute, double Cpu, double Gib)[] samples) => new(
        name, 6,
        [
            .. samples.Select(one => new LoadSample(
                TimeSpan.FromMinutes(one.Minute), one.Cpu, one.Gib * GiB, Unknown, Unknown, Unknown, Unknown, Unknown, Unknown)),
        ]);

    private static IReadOnlyList<WrittenFile> Write(ImportedLoad load, TimeSpan? peak = null) =>
        ScenarioWriter.Write(load, new WriterOptions { Name = "test", Peak = peak }).Files;

    private static void RequireValid(IReadOnlyList<WrittenFile> files)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "traces"));
        foreach (var file in files)
            File.WriteAllText(Path.Combine(folder.Path, file.Path), file.Text);
        var result = ScenarioFile.Load(Path.Combine(folder.Path, files[0].Path), []);
        Assert.True(result.IsValid, string.Join('\n', result.Problems));
    }
}
