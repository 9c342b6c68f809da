"""What has become due: promises and predictions whose time has come."""
