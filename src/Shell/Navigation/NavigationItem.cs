namespace Confrere.Shell;

/// <summary>One entry of the header's navigation; lower <paramref name="Order"/> comes first. <paramref name="Href"/> starts with "/".</summary>
public sealed record NavigationItem(string Label, string Href, int Order);
