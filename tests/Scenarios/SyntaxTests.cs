using HvSim.Scenarios;
using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>Files and texts that are no scenario at all.</summary>
public sealed class SyntaxTests
{
    [Theory]
    [InlineData("",
        "1:1: the file holds no scenario. Begin with 'schemaVersion: 1'; 'hvsim new' writes a scenario to start from.")]
    [InlineData("# only a comment\n",
        "1:1: the file holds no scenario. Begin with 'schemaVersion: 1'; 'hvsim new' writes a scenario to start from.")]
    [InlineData("host:\n\tos: windows-10\n", "2:1: the line is indented with a tab. Indent with spaces.")]
    [InlineData("name: \"unclosed", "1:7: this is not YAML: while scanning a quoted scalar, found unexpected end of stream. "
        + "Check the indentation, colons, brackets and quotes here and in the line above.")]
    [InlineData("host: { os: a", "1:14: this is not YAML: while parsing a flow mapping, did not find expected ',' or '}'. "
        + "Is the bracket of line 1, column 7 closed?")]
    [InlineData("host: { os: a\nname: b", "2:1: this is not YAML. Is the bracket of line 1, column 7 closed?")]
    [InlineData("a: [1, [2]\nb: { c: 1 }", "2:1: this is not YAML. Is the bracket of line 1, column 4 closed?")]
    [InlineData("%TAG ! ",
        "1:8: this is not YAML. Check the indentation, colons, brackets and quotes here and in the line above.")]
    [InlineData("a\0b", "1:2: the file holds binary data. A scenario is a text file in YAML or JSON.")]
    [InlineData("just text", "1:1: here stands 'just text', but the key takes a section with keys. "
        + "Its keys are schemaVersion, name, host, guests, mix, objectives, run, sweep and alternatives.")]
    [InlineData("[1, 2]", "1:1: here stands a list, but the key takes a section with keys. "
        + "Its keys are schemaVersion, name, host, guests, mix, objectives, run, sweep and alternatives.")]
    public void Text_ThatIsNoScenario_IsRefused(string text, string expected)
    {
        Assert.Equal(expected, Texts.ProblemsOf(text));
    }

    [Theory]
    [InlineData("name: base", "name: &n base", "3:7: anchors such as '&n' are not part of the format. "
        + "Write the value out where it is used.")]
    [InlineData("name: base", "name: !!str base",
        "3:7: tags such as 'tag:yaml.org,2002:str' are not part of the format. Leave the tag out.")]
    [InlineData("name: base", "name: base\n<<: { a: 1 }", "4:1: merge keys are not part of the format. Write the values out.")]
    [InlineData("name: base", "name: base\n? [a]\n: 1", "4:3: a list cannot be a key. Write a name followed by a colon.")]
    [InlineData("run: { duration: 60 s, warmup: 5 s }\n", "run: { duration: 60 s, warmup: 5 s }\n---\nname: two\n",
        "17:1: a second document begins here. Keep one scenario in a file and leave the line '---' out.")]
    public void Yaml_BeyondTheFormat_IsRefused(string old, string @new, string expected)
    {
        Assert.Equal(expected, Texts.ProblemsOf(Texts.With(old, @new)));
    }

    [Fact]
    public void Alias_ToItsOwnParent_IsRefusedWithoutFollowingIt()
    {
        var problems = Texts.ProblemsOf(Texts.With("guests:\n  web:", "guests: &g\n  loop: *g\n  web:"));
        Assert.Contains("8:9: anchors such as '&g' are not part of the format", problems, StringComparison.Ordinal);
        Assert.Contains("9:9: aliases such as '*g' are not part of the format", problems, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void Nesting_WithoutEnd_IsRefusedQuickly(char bracket)
    {
        Assert.Contains("nested deeper than 32 levels", Texts.ProblemsOf(new string(bracket, 300_000)), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_WithThousandsOfUnknownKeys_StopsListingThem()
    {
        var text = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"key{i}: 1\n"));
        Assert.Equal(200, Texts.Load(text).Problems.Count);
    }

    [Fact]
    public void File_ThatIsMissing_IsRefused()
    {
        var problem = Assert.Single(ScenarioFile.Load("no-such-file.yaml", []).Problems);
        Assert.Equal("no-such-file.yaml: there is no such file. Check the name and the folder.", problem.ToString());
        Assert.Equal(ProblemCode.File, problem.Code);
    }

    [Fact]
    public void File_ThatIsAFolder_IsRefused()
    {
        var folder = Repository.File("scenarios");
        var problem = Assert.Single(ScenarioFile.Load(folder, []).Problems);
        Assert.Equal($"{folder}: this is a folder. Name a scenario file in it.", problem.ToString());
    }

    [Fact]
    public void File_ThatIsLarge_IsRefusedWithoutReadingIt() => WithFile(
        file => file.SetLength(100L * 1024 * 1024),
        "the file is larger than 4 MiB. A scenario is a short text; is this the right file?");

    [Fact]
    public void File_ThatIsNotUtf8_IsRefusedWithThePlaceOfTheByte() => WithFile(
        file => file.Write([.. "name: a\nb: "u8, 0xff]),
        "2:4: the byte at offset 11 is not UTF-8 text. Save the file as UTF-8.");

    [Fact]
    public void Text_WithByteOrderMarkAndCarriageReturns_ReadsTheSame()
    {
        var plain = Texts.Loaded(Texts.Base);
        var windows = Texts.Loaded("\uFEFF" + Texts.Base.Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Equal(plain.Text, windows.Text);
        Assert.Equal(plain.Hash, windows.Hash);
        Assert.Equal("Is every mistake named?", windows.Scenario.Question);
    }

    private static void WithFile(Action<FileStream> write, string expected)
    {
        var path = Path.GetTempFileName();
        try
        {
            using (var file = File.OpenWrite(path))
            {
                write(file);
            }
            var problem = Assert.Single(ScenarioFile.Load(path, []).Problems);
            Assert.EndsWith(expected, problem.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
