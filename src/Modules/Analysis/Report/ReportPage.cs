using System.Security.Cryptography;
using System.Text;
using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report;

/// <summary>The frame of a document that stands alone: its style is inside it and it asks for nothing.</summary>
internal static class ReportPage
{
    private static readonly string Style = ReadStyle();

    /// <summary>Admits the document's own style and nothing else, for when it is served.</summary>
    public static readonly string ContentPolicy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; frame-ancestors 'none'; base-uri 'none'";

    public static string Of(string title, Html body) => Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{title}</title>
        <style>{new Html(Style)}</style>
        </head>
        <body>
        <main>
        {body}
        </main>
        </body>
        </html>

        """).Text;

    private static string ReadStyle()
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream("Confrere.Analysis.Report.report.css")!;
        return new StreamReader(stream, Encoding.UTF8).ReadToEnd();
    }
}
