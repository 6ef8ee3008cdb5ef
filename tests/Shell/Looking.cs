namespace Confrere.Shell.Tests;

public sealed class Looking
{
    /// <summary>Not a test: holds the gallery open at http://127.0.0.1:5199/design for ten minutes. Run it with <c>--explicit only</c>.</summary>
    [Fact(Explicit = true)]
    public async Task Serves_the_gallery_for_a_person_to_look_at()
    {
        await using var app = await ShellHost.StartAsync("http://127.0.0.1:5199");
        await Task.Delay(TimeSpan.FromMinutes(10), TestContext.Current.CancellationToken);
    }
}
