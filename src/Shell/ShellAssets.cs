using Microsoft.AspNetCore.Http;

namespace Confrere.Shell;

/// <summary>Everything a page loads besides its HTML: built once at start, served from memory, cached for good by browsers.</summary>
public sealed class ShellAssets
{
    private readonly Dictionary<string, Asset> _byFileName;
    private readonly Dictionary<string, Asset> _byName;

    internal ShellAssets(IEnumerable<AssetSource> sources)
    {
        var files = sources.SelectMany(source => source.Read()).ToArray();
        _byName = new() { ["site.css"] = new("site", "css", "text/css; charset=utf-8", Stylesheet.Join(Under("styles/", files))) };
        foreach (var (name, text) in Under("scripts/", files))
            Add(name["scripts/".Length..], "js", "text/javascript; charset=utf-8", text);
        foreach (var (name, text) in Under("images/", files))
            Add(name["images/".Length..], "svg", "image/svg+xml", text);
        _byFileName = _byName.Values.ToDictionary(asset => asset.FileName, StringComparer.Ordinal);
    }

    /// <summary>Path of the one style sheet.</summary>
    public string Styles => Path("site.css");

    /// <summary>Path of the ES module <paramref name="name"/> (without extension).</summary>
    public string Script(string name) => Path(name + ".js");

    /// <summary>Path of the picture <paramref name="name"/> (without extension): favicon, wordmark.</summary>
    public string Image(string name) => Path(name + ".svg");

    internal string TextOf(string name) => System.Text.Encoding.UTF8.GetString(_byName[name].Content);

    internal IResult Serve(string file, HttpContext http)
    {
        if (!_byFileName.TryGetValue(file, out var asset))
            return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.Vary = "Accept-Encoding";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        if (!http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
            return Results.Bytes(asset.Content, asset.ContentType);
        http.Response.Headers.ContentEncoding = "br";
        return Results.Bytes(asset.Compressed, asset.ContentType);
    }

    private static IEnumerable<(string Name, string Text)> Under(string folder, IEnumerable<(string Name, string Text)> files) =>
        files.Where(file => file.Name.StartsWith(folder, StringComparison.Ordinal));

    private void Add(string file, string extension, string contentType, string text)
    {
        if (!_byName.TryAdd(file, new(file[..^(extension.Length + 1)], extension, contentType, text)))
            throw new InvalidOperationException($"Two modules embed an asset named \"{file}\"; one of them must be renamed.");
    }

    private string Path(string name) =>
        _byName.TryGetValue(name, out var asset)
            ? "/assets/" + asset.FileName
            : throw new InvalidOperationException($"There is no asset \"{name}\"; there are {string.Join(", ", _byName.Keys)}.");
}
