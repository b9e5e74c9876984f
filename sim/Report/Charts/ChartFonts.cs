using ScottPlot;
using SkiaSharp;

namespace HvSim.Report.Charts;

/// <summary>
/// The typeface of every chart, carried inside the assembly: charts have their text, and the same text, on a machine with no
/// fonts.
/// </summary>
internal sealed class ChartFonts : IFontResolver
{
    /// <summary>Name of the family; viewers of an SVG use it where they have it.</summary>
    public const string Family = "DejaVu Sans";

    private static readonly Lazy<bool> Registered = new(() =>
    {
        Fonts.FontResolvers.Insert(0, new ChartFonts());
        Fonts.Default = Family;
        return true;
    });

    private readonly SKTypeface _regular = Read("DejaVuSans.ttf");
    private readonly SKTypeface _bold = Read("DejaVuSans-Bold.ttf");

    private ChartFonts()
    {
    }

    /// <summary>Makes the typeface known to the drawing library; once in a process.</summary>
    public static void Register() => _ = Registered.Value;

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        fontName == Family ? (bold ? _bold : _regular) : null;

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        CreateTypeface(fontName, weight >= FontWeight.SemiBold, italic: false);

    private static SKTypeface Read(string resource)
    {
        using var stream = typeof(ChartFonts).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The typeface {resource} is missing from the assembly.");
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data);
    }
}
