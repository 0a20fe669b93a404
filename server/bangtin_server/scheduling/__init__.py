"""What shows where and when, as rows; `publishing` turns them into signed manifests."""
