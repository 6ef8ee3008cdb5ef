using System.Globalization;
using Microsoft.AspNetCore.Html;
using NodaTime;

namespace Confrere.Surveys.Features.ViewOwnResults;

/// <summary>Draws a curve as SVG that reads without colour and says in words what it shows.</summary>
internal static class CurveDrawing
{
    private const double Width = 420;
    private const double Height = 210;
    private const double Left = 40;
    private const double Right = 24;
    private const double Top = 18;
    private const double Bottom = 34;
    private const double PointRadius = 5;

    // Two-sided 95% of a normal distribution.
    private const double NinetyFivePercent = 1.959964;

    public static IHtmlContent Of(OwnCurve curve)
    {
        var svg = new HtmlContentBuilder();
        svg.AppendHtml($"<svg viewBox=\"0 0 {N(Width)} {N(Height)}\" role=\"img\" class=\"own-curve\" aria-label=\"");
        svg.Append(InWords(curve)).AppendHtml("\">");
        Grid(svg, curve);
        var places = Places(curve);
        if (curve.Scale.MeasurementError is { } error) Bands(svg, curve, places, error);
        if (places.Count > 1)
            svg.AppendHtml($"""<polyline class="own-curve__line" points="{string.Join(' ', places.Select(place => $"{N(place.X)},{N(place.Y)}"))}" />""");
        foreach (var (place, point) in places.Zip(curve.Points)) Point(svg, place, point);
        return svg.AppendHtml("</svg>");
    }

    public static string InWords(OwnCurve curve) =>
        $"{curve.Scale.Label}, {curve.Scale.Unit}, {curve.Direction}: {string.Join("; ", curve.Points.Select(point => $"{Date(point.Day)} {Value(point.Value)}"))}.";

    public static string Value(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    public static string Date(LocalDate day) => day.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);

    private static void Grid(HtmlContentBuilder svg, OwnCurve curve)
    {
        foreach (var level in (double[])[curve.Scale.Lowest, (curve.Scale.Lowest + curve.Scale.Highest) / 2, curve.Scale.Highest])
        {
            var y = Y(curve, level);
            svg.AppendHtml($"""<line class="data-grid" x1="{N(Left)}" y1="{N(y)}" x2="{N(Width - Right)}" y2="{N(y)}" />""");
            svg.AppendHtml($"""<text class="data-text" x="{N(Left - 8)}" y="{N(y)}" dominant-baseline="central" text-anchor="end">{level.ToString("0.#", CultureInfo.InvariantCulture)}</text>""");
        }
    }

    private static void Bands(HtmlContentBuilder svg, OwnCurve curve, List<(double X, double Y)> places, double error)
    {
        foreach (var (place, point) in places.Zip(curve.Points))
        {
            var (low, high) = (Y(curve, Within(curve, point.Value - NinetyFivePercent * error)), Y(curve, Within(curve, point.Value + NinetyFivePercent * error)));
            svg.AppendHtml($"""<line class="own-curve__band" x1="{N(place.X)}" y1="{N(low)}" x2="{N(place.X)}" y2="{N(high)}" />""");
        }
    }

    private static void Point(HtmlContentBuilder svg, (double X, double Y) place, CurvePoint point)
    {
        svg.AppendHtml($"""<circle class="own-curve__point" cx="{N(place.X)}" cy="{N(place.Y)}" r="{N(PointRadius)}" />""");
        var above = place.Y - 12 > Top + 4 ? place.Y - 12 : place.Y + 26;
        svg.AppendHtml($"""<text class="data-text own-curve__value" x="{N(place.X)}" y="{N(above)}" text-anchor="middle">{Value(point.Value)}</text>""");
        svg.AppendHtml($"""<text class="data-text" x="{N(place.X)}" y="{N(Height - 10)}" text-anchor="middle">{point.Day.ToString("MMM uuuu", CultureInfo.InvariantCulture)}</text>""");
    }

    private static List<(double X, double Y)> Places(OwnCurve curve)
    {
        const double Inset = 56;
        var first = curve.Points[0].Day;
        var span = Period.DaysBetween(first, curve.Points[^1].Day);
        return [.. curve.Points.Select(point => (
            span == 0 ? (Left + Width - Right) / 2 : Left + Inset + (Width - Left - Right - 2 * Inset) * Period.DaysBetween(first, point.Day) / span,
            Y(curve, point.Value)))];
    }

    private static double Within(OwnCurve curve, double value) => Math.Clamp(value, curve.Scale.Lowest, curve.Scale.Highest);

    private static double Y(OwnCurve curve, double value) =>
        Top + (Height - Top - Bottom) * (curve.Scale.Highest - value) / (curve.Scale.Highest - curve.Scale.Lowest);

    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
