using HvSim.Report;
using HvSim.Report.Files;
using Xunit;

namespace HvSim.Tests.Report;

/// <summary>
/// A file that cannot be written is refused with the real reason, and another program is blamed only if there is one.
/// </summary>
public sealed class WriteFaultTests
{
    [Theory]
    [InlineData(28, "the disk is full. Make room")]
    [InlineData(unchecked((int)0x80070070), "the disk is full. Make room")]
    [InlineData(122, "your quota of disk space is used up. Make room")]
    [InlineData(30, "the file system is read-only. Choose another folder with --out.")]
    [InlineData(unchecked((int)0x80070020), "another program holds it open. Close it there")]
    public void Code_of_the_operating_system_decides(int code, string expected)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "summary.csv");
        var message = WriteFault.Of(path, "cannot be written", new IOException("It failed.", code)).Message;
        Assert.StartsWith($"{path} cannot be written: {expected}", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_right_is_named()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "summary.csv");
        var message = WriteFault.Of(path, "cannot be written", new UnauthorizedAccessException("Access denied.")).Message;
        Assert.Contains("you have no right to write there", message, StringComparison.Ordinal);
        Assert.DoesNotContain("another program", message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_in_the_place_of_a_folder_is_named()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "afile");
        File.WriteAllText(file, "");
        var refusal = Assert.Throws<ReportException>(() => ResultFolder.Claim(Path.Combine(file, "sub", "below"), "web-density"));
        Assert.Contains($"{file} is a file, and nothing can be put into a file", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("another program", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_in_the_place_of_a_file_is_named()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, ".hvsim-scenario"));
        var refusal = Assert.Throws<ReportException>(() => ResultFolder.Claim(folder.Path, "web-density"));
        Assert.Contains("a folder of this name is in the way", refusal.Message, StringComparison.Ordinal);
    }
}
